/// What can be looked at.
///
/// One line for each.
package enum Views {
  package static let all: [any View.Type] = [
    TopologyView.self,
    NodesView.self,
    LinksView.self,
    SessionsView.self,
    RoutesView.self,
    NeighborView.self,
    SegmentsView.self,
    ElectionsView.self,
    GroupsView.self,
    TunnelsView.self,
    TreeView.self,
    ForwardingView.self,
    AddressesView.self,
    CopiesView.self,
    PacketsView.self,
    EventsView.self,
    TimersView.self,
    CountersView.self,
    ConfigurationView.self,
    InvariantsView.self,
  ]
}
