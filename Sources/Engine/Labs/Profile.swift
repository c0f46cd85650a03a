/// Which document's layouts and procedures a router follows where the draft and the RFC differ.
package enum Profile: String, Hashable, Sendable, CaseIterable {
  case rfc9572
  case draft02 = "draft-02"
}
