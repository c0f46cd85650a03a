-- What Wireshark 4.0 misreads of EVPN multicast, read as labconsole reads it.
--
--   tshark -X lua_script:tools/wireshark/labconsole.lua -r run.pcapng -V
--
-- BGP: an UPDATE goes to Wireshark's own dissector, unless it holds EVPN routes of type 8 (whose Reserved octets Wireshark
-- does not know), 9, 10 (whose older form it does not know) or 11, or a PMSI tunnel that it calls wrong: then it is read
-- here, field by field, with the names that labconsole uses (filter: labbgp).
-- MPLS: BIER packets (filter: labbier), and Ethernet frames without a control word, which Wireshark takes for one
-- when they go to a group.

local bgp = Proto("labbgp", "Border Gateway Protocol (labconsole)")
local bier = Proto("labbier", "Bit Index Explicit Replication (labconsole)")
local payload = Proto("labmpls", "Ethernet over MPLS (labconsole)")

local stock = Dissector.get("bgp")

-- Names ----------------------------------------------------------------------------------------------------------------

local route_types = {
  [1] = "Ethernet auto-discovery", [2] = "MAC/IP advertisement", [3] = "Inclusive multicast Ethernet tag",
  [4] = "Ethernet segment", [5] = "IP prefix", [6] = "Selective multicast Ethernet tag",
  [7] = "Multicast membership report synch", [8] = "Multicast leave synch", [9] = "Per-region I-PMSI A-D",
  [10] = "S-PMSI A-D", [11] = "Leaf A-D",
}

local attribute_types = {
  [1] = "ORIGIN", [2] = "AS_PATH", [3] = "NEXT_HOP", [4] = "MULTI_EXIT_DISC", [5] = "LOCAL_PREF", [6] = "ATOMIC_AGGREGATE",
  [7] = "AGGREGATOR", [8] = "COMMUNITIES", [9] = "ORIGINATOR_ID", [10] = "CLUSTER_LIST", [14] = "MP_REACH_NLRI",
  [15] = "MP_UNREACH_NLRI", [16] = "EXTENDED COMMUNITIES", [17] = "AS4_PATH", [18] = "AS4_AGGREGATOR",
  [22] = "PMSI_TUNNEL", [25] = "IPV6 EXTENDED COMMUNITIES", [32] = "LARGE_COMMUNITY",
}

local tunnel_types = {
  [0] = "none", [1] = "RSVP-TE P2MP LSP", [2] = "mLDP P2MP LSP", [3] = "PIM-SSM tree", [4] = "PIM-SM tree",
  [5] = "BIDIR-PIM tree", [6] = "ingress replication", [7] = "mLDP MP2MP LSP", [8] = "transport tunnel",
  [10] = "assisted replication", [11] = "BIER", [12] = "SR-MPLS P2MP tree", [13] = "SRv6 P2MP tree",
}

local community_names = {
  [0x0002] = "Route target", [0x0102] = "Route target", [0x0202] = "Route target", [0x0009] = "Source AS",
  [0x0209] = "Source AS", [0x0112] = "Inter-area P2MP segmented next hop", [0x0307] = "Additional PMSI tunnel flags",
  [0x0308] = "Context-specific label space", [0x030c] = "Encapsulation", [0x030d] = "Default gateway",
  [0x0600] = "MAC mobility", [0x0601] = "ESI label", [0x0602] = "ES-import route target", [0x0603] = "Router's MAC",
  [0x0604] = "Layer 2 attributes", [0x0605] = "E-Tree", [0x0606] = "DF election", [0x0609] = "Multicast flags",
  [0x060a] = "EVI route target", [0x060b] = "EVI route target", [0x060c] = "EVI route target",
  [0x060d] = "EVI route target",
}

local bier_protocols = {
  [1] = "MPLS, downstream-assigned label", [2] = "MPLS, upstream-assigned label", [3] = "Ethernet", [4] = "IPv4",
  [5] = "OAM", [6] = "IPv6", [7] = "VXLAN", [8] = "NVGRE", [9] = "Geneve",
}

-- Fields ---------------------------------------------------------------------------------------------------------------

local f = {
  marker = ProtoField.bytes("labbgp.marker", "Marker"),
  length = ProtoField.uint16("labbgp.length", "Length"),
  type = ProtoField.uint8("labbgp.type", "Type", base.DEC, { [2] = "UPDATE" }),
  withdrawn_length = ProtoField.uint16("labbgp.withdrawn_length", "Withdrawn routes length"),
  withdrawn = ProtoField.bytes("labbgp.withdrawn", "Withdrawn routes"),
  attributes_length = ProtoField.uint16("labbgp.attributes_length", "Total path attribute length"),
  nlri = ProtoField.bytes("labbgp.nlri", "Network layer reachability information"),
  attribute = ProtoField.none("labbgp.attribute", "Path attribute"),
  flags = ProtoField.uint8("labbgp.attribute.flags", "Flags", base.HEX),
  attribute_type = ProtoField.uint8("labbgp.attribute.type", "Type", base.DEC, attribute_types),
  attribute_length = ProtoField.uint16("labbgp.attribute.length", "Length"),
  value = ProtoField.bytes("labbgp.attribute.value", "Value"),
  origin = ProtoField.uint8("labbgp.origin", "Origin", base.DEC, { [0] = "IGP", [1] = "EGP", [2] = "incomplete" }),
  number = ProtoField.uint32("labbgp.number", "Value"),
  address = ProtoField.ipv4("labbgp.address", "Address"),
  community = ProtoField.uint32("labbgp.community", "Community", base.HEX),
  extended = ProtoField.bytes("labbgp.extended_community", "Extended community"),
  afi = ProtoField.uint16("labbgp.afi", "AFI"),
  safi = ProtoField.uint8("labbgp.safi", "SAFI"),
  next_hop_length = ProtoField.uint8("labbgp.next_hop_length", "Next hop length"),
  next_hop = ProtoField.ipv4("labbgp.next_hop", "Next hop"),
  next_hop6 = ProtoField.ipv6("labbgp.next_hop6", "Next hop"),
  reserved = ProtoField.bytes("labbgp.reserved", "Reserved"),
  route = ProtoField.none("labbgp.evpn", "EVPN route"),
  route_type = ProtoField.uint8("labbgp.evpn.type", "Route type", base.DEC, route_types),
  route_length = ProtoField.uint8("labbgp.evpn.length", "Length"),
  rd = ProtoField.bytes("labbgp.evpn.rd", "Route distinguisher"),
  esi = ProtoField.bytes("labbgp.evpn.esi", "Ethernet segment identifier"),
  tag = ProtoField.uint32("labbgp.evpn.tag", "Ethernet tag"),
  label = ProtoField.uint24("labbgp.evpn.label", "MPLS label"),
  mac_length = ProtoField.uint8("labbgp.evpn.mac_length", "MAC address length"),
  mac = ProtoField.ether("labbgp.evpn.mac", "MAC address"),
  prefix_length = ProtoField.uint8("labbgp.evpn.prefix_length", "IP prefix length"),
  region = ProtoField.bytes("labbgp.evpn.region", "Region identifier"),
  key = ProtoField.none("labbgp.evpn.route_key", "Route key"),
  reserved4 = ProtoField.uint32("labbgp.evpn.reserved", "Reserved"),
  max_response = ProtoField.uint8("labbgp.evpn.max_response", "Maximum response time", base.DEC),
  membership = ProtoField.uint8("labbgp.evpn.flags", "Flags", base.HEX),
  octets = ProtoField.bytes("labbgp.octets", "Octets"),
  pmsi_flags = ProtoField.uint8("labbgp.pmsi.flags", "Flags", base.HEX),
  tunnel_type = ProtoField.uint8("labbgp.pmsi.type", "Tunnel type", base.DEC, tunnel_types),
  pmsi_label = ProtoField.uint24("labbgp.pmsi.label", "MPLS label"),
  sub_domain = ProtoField.uint8("labbgp.pmsi.bier.sub_domain", "BIER sub-domain"),
  bfr_id = ProtoField.uint16("labbgp.pmsi.bier.bfr_id", "BFR identifier"),
  tree = ProtoField.uint32("labbgp.pmsi.tree", "Tree identifier"),
  local_number = ProtoField.bytes("labbgp.pmsi.local_number", "Local number"),
  fec_type = ProtoField.uint8("labbgp.pmsi.fec.type", "FEC type", base.DEC, { [6] = "P2MP", [7] = "MP2MP up", [8] = "MP2MP down" }),
  fec_family = ProtoField.uint16("labbgp.pmsi.fec.family", "Address family"),
  fec_length = ProtoField.uint8("labbgp.pmsi.fec.address_length", "Address length"),
  opaque_length = ProtoField.uint16("labbgp.pmsi.fec.opaque_length", "Opaque length"),
  opaque = ProtoField.bytes("labbgp.pmsi.fec.opaque", "Opaque value"),
}

-- An address has a length of its own in bits, and a field for each family.
local function address_fields(name, label)
  f[name .. "_length"] = ProtoField.uint8("labbgp." .. name .. "_length", label .. " length")
  f[name] = ProtoField.ipv4("labbgp." .. name, label)
  f[name .. "6"] = ProtoField.ipv6("labbgp." .. name .. "6", label)
end

address_fields("source", "Multicast source")
address_fields("group", "Multicast group")
address_fields("originator", "Originating router")
address_fields("ip", "IP address")
address_fields("prefix", "IP prefix")
address_fields("gateway", "Gateway address")
address_fields("endpoint", "Tunnel endpoint")
address_fields("root", "Root address")
address_fields("tunnel_group", "Tunnel group")
address_fields("bfr_prefix", "BFR prefix")

local fields = {}
for _, field in pairs(f) do fields[#fields + 1] = field end
bgp.fields = fields

local short = ProtoExpert.new("labbgp.short", "Octets are missing", expert.group.MALFORMED, expert.severity.ERROR)
bgp.experts = { short }

-- Reading --------------------------------------------------------------------------------------------------------------

-- A cursor over a range of octets; it raises an error instead of going beyond the end.
local Cursor = {}
Cursor.__index = Cursor

local function cursor(range) return setmetatable({ range = range, at = 0, stop = range:len() }, Cursor) end

function Cursor:left() return self.stop - self.at end

function Cursor:take(count)
  if count < 0 or count > self:left() then error({ short = true }) end
  local part = self.range:range(self.at, count)
  self.at = self.at + count
  return part
end

function Cursor:add(tree, field, count, text)
  local part = self:take(count)
  local item = tree:add(field, part)
  if text then item:append_text(" (" .. text .. ")") end
  return part, item
end

-- An address of so many octets.
function Cursor:address(tree, name, octets)
  if octets == 0 then return "*" end
  if octets ~= 4 and octets ~= 16 then error({ short = true }) end
  local part = self:add(tree, octets == 4 and f[name] or f[name .. "6"], octets)
  return octets == 4 and tostring(part:ipv4()) or tostring(part:ipv6())
end

-- An address behind its length in bits.
function Cursor:counted(tree, name)
  local bits = self:add(tree, f[name .. "_length"], 1):uint()
  if bits % 8 ~= 0 then error({ short = true }) end
  return self:address(tree, name, bits / 8)
end

local function rd_text(part)
  local kind = part(0, 2):uint()
  if kind == 1 then return tostring(part(2, 4):ipv4()) .. ":" .. part(6, 2):uint() end
  if kind == 2 then return part(2, 4):uint() .. ":" .. part(6, 2):uint() end
  return part(2, 2):uint() .. ":" .. part(4, 4):uint()
end

function Cursor:rd(tree)
  local part = self:take(8)
  local text = rd_text(part)
  tree:add(f.rd, part):append_text(" (" .. text .. ")")
  return text
end

function Cursor:label(tree, field)
  local part = self:take(3)
  tree:add(field, part):append_text(" (label " .. math.floor(part:uint() / 16) .. ")")
end

local function membership_text(value, is_mld)
  local words = {}
  local versions = is_mld and { "MLDv1", "MLDv2" } or { "IGMPv1", "IGMPv2", "IGMPv3" }
  for index, name in ipairs(versions) do
    if bit.band(value, bit.lshift(1, index - 1)) ~= 0 then words[#words + 1] = name end
  end
  if bit.band(value, 8) ~= 0 then words[#words + 1] = "exclude" end
  return table.concat(words, ", ")
end

function Cursor:membership(tree, is_mld)
  local part = self:take(1)
  tree:add(f.membership, part):append_text(" (" .. membership_text(part:uint(), is_mld) .. ")")
end

local function region_text(part)
  local kind = part(0, 2):uint()
  if kind == 0x0009 then return "AS " .. part(2, 2):uint() end
  if kind == 0x0209 then return "AS " .. part(2, 4):uint() end
  if part(0, 1):uint() == 1 then return "area " .. tostring(part(2, 4):ipv4()) end
  return "unknown"
end

-- EVPN routes ----------------------------------------------------------------------------------------------------------

-- Source, group and originator, as types 6, 7, 8 and 10 have them.
local function multicast(c, tree)
  local source = c:counted(tree, "source")
  local group = c:counted(tree, "group")
  return "(" .. source .. ", " .. group .. ")", group:find(":") ~= nil
end

local read_route

local bodies = {
  [1] = function(c, tree)
    local rd = c:rd(tree)
    c:add(tree, f.esi, 10)
    c:add(tree, f.tag, 4)
    c:label(tree, f.label)
    return rd
  end,
  [2] = function(c, tree)
    local rd = c:rd(tree)
    c:add(tree, f.esi, 10)
    c:add(tree, f.tag, 4)
    c:add(tree, f.mac_length, 1)
    local mac = c:add(tree, f.mac, 6)
    c:counted(tree, "ip")
    c:label(tree, f.label)
    if c:left() >= 3 then c:label(tree, f.label) end
    return rd .. " " .. tostring(mac:ether())
  end,
  [3] = function(c, tree)
    local rd = c:rd(tree)
    c:add(tree, f.tag, 4)
    return rd .. " from " .. c:counted(tree, "originator")
  end,
  [4] = function(c, tree)
    local rd = c:rd(tree)
    c:add(tree, f.esi, 10)
    return rd .. " from " .. c:counted(tree, "originator")
  end,
  [5] = function(c, tree)
    local rd = c:rd(tree)
    c:add(tree, f.esi, 10)
    c:add(tree, f.tag, 4)
    local bits = c:add(tree, f.prefix_length, 1):uint()
    local octets = c:left() == 11 and 4 or 16
    local prefix = c:address(tree, "prefix", octets)
    c:address(tree, "gateway", octets)
    c:label(tree, f.label)
    return rd .. " " .. prefix .. "/" .. bits
  end,
  [6] = function(c, tree)
    local rd = c:rd(tree)
    c:add(tree, f.tag, 4)
    local text, is_mld = multicast(c, tree)
    local originator = c:counted(tree, "originator")
    c:membership(tree, is_mld)
    return rd .. " " .. text .. " from " .. originator
  end,
  [7] = function(c, tree)
    local rd = c:rd(tree)
    c:add(tree, f.esi, 10)
    c:add(tree, f.tag, 4)
    local text, is_mld = multicast(c, tree)
    local originator = c:counted(tree, "originator")
    c:membership(tree, is_mld)
    return rd .. " " .. text .. " from " .. originator
  end,
  -- RFC 9251 §9.3: four reserved octets and the maximum response time stand before the flags.
  [8] = function(c, tree)
    local rd = c:rd(tree)
    c:add(tree, f.esi, 10)
    c:add(tree, f.tag, 4)
    local text, is_mld = multicast(c, tree)
    local originator = c:counted(tree, "originator")
    c:add(tree, f.reserved4, 4)
    local part = c:take(1)
    tree:add(f.max_response, part):append_text(string.format(" (%.1f s)", part:uint() / 10))
    c:membership(tree, is_mld)
    return rd .. " " .. text .. " from " .. originator
  end,
  -- RFC 9572 §3.1.
  [9] = function(c, tree)
    local rd = c:rd(tree)
    c:add(tree, f.tag, 4)
    local part = c:take(8)
    local region = region_text(part)
    tree:add(f.region, part):append_text(" (" .. region .. ")")
    return rd .. " " .. region
  end,
  -- RFC 9572 §3.2; before the RFC the originator had no length.
  [10] = function(c, tree)
    local rd = c:rd(tree)
    c:add(tree, f.tag, 4)
    local text = multicast(c, tree)
    local left = c:left()
    if left == 4 or left == 16 then
      return rd .. " " .. text .. " from " .. c:address(tree, "originator", left) .. " (draft form)"
    end
    return rd .. " " .. text .. " from " .. c:counted(tree, "originator")
  end,
  -- RFC 9572 §3.3: the whole route that it answers, then who answers; before the RFC only the body of that route.
  [11] = function(c, tree)
    local first = c.range(0, 1):uint()
    if first == 3 or first == 9 or first == 10 then
      local key = tree:add(f.key, c.range(0, math.min(c:left(), c.range(1, 1):uint() + 2)))
      local text = read_route(c, key)
      return text .. " to " .. c:counted(tree, "originator")
    end
    local left = c:left()
    local counted = left > 5 and c.range(left - 5, 1):uint() == 32 and 5 or left > 17 and c.range(left - 17, 1):uint() == 128 and 17
    local size = counted or 4
    tree:add(f.key, c:take(left - size)):append_text(" (draft form)")
    if counted then return "to " .. c:counted(tree, "originator") .. " (draft form)" end
    return "to " .. c:address(tree, "originator", size) .. " (draft form)"
  end,
}

-- One route at the cursor; the octets that its length counts are its own, whatever is in them.
read_route = function(c, tree)
  local kind = c.range(c.at, math.min(2, c:left()))
  if kind:len() < 2 or kind(1, 1):uint() + 2 > c:left() then error({ short = true }) end
  local whole = c:take(kind(1, 1):uint() + 2)
  local item = tree:add(f.route, whole)
  local inner = cursor(whole)
  local number = inner:add(item, f.route_type, 1):uint()
  inner:add(item, f.route_length, 1)
  local name = route_types[number] or "unknown type"
  local text = ""
  if bodies[number] then
    local body = cursor(whole(2))
    local ok, result = pcall(bodies[number], body, item)
    if ok then text = " " .. result else item:add_proto_expert_info(short) end
    if body:left() > 0 then body:add(item, f.octets, body:left()) end
  elseif inner:left() > 0 then
    inner:add(item, f.octets, inner:left())
  end
  item:append_text(": " .. number .. " " .. name .. text)
  return number .. " " .. name .. text
end

local function read_routes(c, tree, words, verb)
  local count = 0
  while c:left() > 0 do
    local text = read_route(c, tree)
    if count == 0 then words[#words + 1] = verb .. " type " .. text end
    count = count + 1
  end
  if count > 1 then words[#words] = words[#words] .. " and " .. (count - 1) .. " more" end
end

-- Path attributes ------------------------------------------------------------------------------------------------------

local identifiers = {
  [3] = function(c, tree) local n = c:left() / 2 c:address(tree, "root", n) c:address(tree, "tunnel_group", n) end,
  [6] = function(c, tree) c:address(tree, "endpoint", c:left()) end,
  [8] = function(c, tree)
    local n = c:left() / 2
    c:address(tree, "endpoint", n)
    c:add(tree, f.local_number, c:left())
  end,
  [10] = function(c, tree) c:address(tree, "endpoint", c:left()) end,
  [11] = function(c, tree)
    c:add(tree, f.sub_domain, 1)
    c:add(tree, f.bfr_id, 2)
    c:address(tree, "bfr_prefix", c:left())
  end,
  [12] = function(c, tree) c:add(tree, f.tree, 4) c:address(tree, "root", c:left()) end,
}
identifiers[4], identifiers[5], identifiers[13] = identifiers[3], identifiers[3], identifiers[12]

-- RFC 6388 §2.2.
identifiers[2] = function(c, tree)
  c:add(tree, f.fec_type, 1)
  c:add(tree, f.fec_family, 2)
  local octets = c:add(tree, f.fec_length, 1):uint()
  c:address(tree, "root", octets)
  local length = c:add(tree, f.opaque_length, 2):uint()
  c:add(tree, f.opaque, length)
end
identifiers[7] = identifiers[2]

local function pmsi_flags_text(value)
  local words = {}
  local names = { [0x40] = "extension", [0x20] = "leaf information required per flow", [0x04] = "prune BM", [0x02] = "prune U",
    [0x01] = "leaf information required" }
  for _, mask in ipairs({ 0x40, 0x20, 0x04, 0x02, 0x01 }) do
    if bit.band(value, mask) ~= 0 then words[#words + 1] = names[mask] end
  end
  local role = bit.rshift(bit.band(value, 0x18), 3)
  if role > 0 then table.insert(words, 1, ({ "AR replicator", "AR leaf", "AR reserved" })[role]) end
  return #words > 0 and table.concat(words, ", ") or "none"
end

local function list(field, size)
  return function(c, tree)
    while c:left() >= size do c:add(tree, field, size) end
  end
end

local values = {
  [1] = function(c, tree) c:add(tree, f.origin, 1) end,
  [3] = list(f.address, 4),
  [4] = list(f.number, 4),
  [5] = list(f.number, 4),
  [8] = list(f.community, 4),
  [9] = list(f.address, 4),
  [10] = list(f.address, 4),
  [14] = function(c, tree, words)
    c:add(tree, f.afi, 2)
    c:add(tree, f.safi, 1)
    local octets = c:add(tree, f.next_hop_length, 1):uint()
    c:address(tree, "next_hop", octets)
    c:add(tree, f.reserved, 1)
    read_routes(c, tree, words, "announce")
  end,
  [15] = function(c, tree, words)
    c:add(tree, f.afi, 2)
    c:add(tree, f.safi, 1)
    read_routes(c, tree, words, "withdraw")
  end,
  [16] = function(c, tree)
    while c:left() >= 8 do
      local part = c:take(8)
      local name = community_names[bit.band(part(0, 2):uint(), 0xbfff)] or "unknown"
      if name:find("oute target") and part(1, 1):uint() == 2 and part(0, 1):uint() < 3 or part(0, 1):uint() == 6 and part(1, 1):uint() >= 10 then
        local kind = part(0, 1):uint() == 6 and part(1, 1):uint() - 10 or part(0, 1):uint()
        local text = kind == 1 and tostring(part(2, 4):ipv4()) .. ":" .. part(6, 2):uint()
          or kind == 2 and part(2, 4):uint() .. ":" .. part(6, 2):uint() or part(2, 2):uint() .. ":" .. part(4, 4):uint()
        name = name .. " " .. text
      elseif name:find("ES%-import") then
        name = name .. " " .. tostring(part(2, 6):ether())
      end
      tree:add(f.extended, part):append_text(" (" .. name .. ")")
    end
  end,
  [22] = function(c, tree)
    local part = c:take(1)
    tree:add(f.pmsi_flags, part):append_text(" (" .. pmsi_flags_text(part:uint()) .. ")")
    local kind = c:add(tree, f.tunnel_type, 1):uint()
    c:label(tree, f.pmsi_label)
    if identifiers[kind] then identifiers[kind](c, tree) end
  end,
}

local function read_attribute(c, tree, words)
  local start = c.at
  local flags = c.range(start, 1):uint()
  local is_long = bit.band(flags, 0x10) ~= 0
  if c:left() < (is_long and 4 or 3) then error({ short = true }) end
  local count = is_long and c.range(start + 2, 2):uint() or c.range(start + 2, 1):uint()
  local whole = c:take((is_long and 4 or 3) + count)
  local item = tree:add(f.attribute, whole)
  local inner = cursor(whole)
  inner:add(item, f.flags, 1)
  local kind = inner:add(item, f.attribute_type, 1):uint()
  item:append_text(": " .. (attribute_types[kind] or ("type " .. kind)))
  inner:add(item, f.attribute_length, is_long and 2 or 1)
  if values[kind] then
    local ok = pcall(values[kind], inner, item, words)
    if not ok then item:add_proto_expert_info(short) end
  end
  if inner:left() > 0 then inner:add(item, f.value, inner:left()) end
end

local function read_update(c, tree, words)
  c:add(tree, f.marker, 16)
  c:add(tree, f.length, 2)
  c:add(tree, f.type, 1)
  local withdrawn = c:add(tree, f.withdrawn_length, 2):uint()
  if withdrawn > 0 then c:add(tree, f.withdrawn, withdrawn) end
  local count = c:add(tree, f.attributes_length, 2):uint()
  if count > 0 then
    local attributes = cursor(c:take(count))
    while attributes:left() > 0 do read_attribute(attributes, tree, words) end
  end
  if c:left() > 0 then c:add(tree, f.nlri, c:left()) end
end

-- Which messages are read here -----------------------------------------------------------------------------------------

local misread_routes = { [8] = true, [9] = true, [10] = true, [11] = true }

-- Whether Wireshark's own dissector misreads an attribute.
local function is_misread(kind, range)
  if kind == 22 and range:len() >= 5 then
    local tunnel = range(1, 1):uint()
    -- Types that it does not know, and IPv6 where it expects IPv4.
    return tunnel >= 8 or tunnel == 6 and range:len() == 21 or (tunnel == 2 or tunnel == 7) and range:len() > 8 and range(6, 2):uint() == 2
  end
  if kind ~= 14 and kind ~= 15 or range:len() < 5 then return false end
  if range(0, 2):uint() ~= 25 or range(2, 1):uint() ~= 70 then return false end
  local at = kind == 15 and 3 or 5 + range(3, 1):uint()
  while at + 2 <= range:len() do
    if misread_routes[range(at, 1):uint()] then return true end
    at = at + 2 + range(at + 1, 1):uint()
  end
  return false
end

local function needs_us(tvb)
  local size = tvb:len()
  if size < 23 or tvb(18, 1):uint() ~= 2 then return false end
  local at = 19 + 2 + tvb(19, 2):uint()
  if at + 2 > size then return false end
  local stop = at + 2 + tvb(at, 2):uint()
  at = at + 2
  if stop > size then return false end
  while at + 3 <= stop do
    local is_long = bit.band(tvb(at, 1):uint(), 0x10) ~= 0
    if is_long and at + 4 > stop then return false end
    local header = is_long and 4 or 3
    local count = is_long and tvb(at + 2, 2):uint() or tvb(at + 2, 1):uint()
    if at + header + count > stop then return false end
    if count > 0 and is_misread(tvb(at + 1, 1):uint(), tvb(at + header, count)) then return true end
    at = at + header + count
  end
  return false
end

local function message_length(tvb, pinfo, offset)
  for index = 0, 15 do
    -- No message: the rest of the segment is for Wireshark's dissector.
    if tvb(offset + index, 1):uint() ~= 0xff then return tvb:len() - offset end
  end
  return math.max(tvb(offset + 16, 2):uint(), 19)
end

local function message(tvb, pinfo, tree)
  if tostring(pinfo.cols.info) ~= "" then
    pinfo.cols.info:append("; ")
    pinfo.cols.info:fence()
  end
  if not needs_us(tvb) then
    stock:call(tvb, pinfo, tree)
    pinfo.cols.info:fence()
    return tvb:len()
  end
  pinfo.cols.protocol = "BGP"
  local words = {}
  local item = tree:add(bgp, tvb())
  local ok = pcall(read_update, cursor(tvb()), item, words)
  if not ok then item:add_proto_expert_info(short) end
  local text = "UPDATE " .. table.concat(words, ", ")
  item:set_text("Border Gateway Protocol - " .. text)
  pinfo.cols.info:append(text)
  pinfo.cols.info:fence()
  return tvb:len()
end

function bgp.dissector(tvb, pinfo, tree)
  pinfo.cols.info = ""
  dissect_tcp_pdus(tvb, tree, 19, message_length, message)
  return tvb:len()
end

DissectorTable.get("tcp.port"):add(179, bgp)

-- BIER -----------------------------------------------------------------------------------------------------------------

local b = {
  bift = ProtoField.uint24("labbier.bift", "BIFT identifier", base.DEC, nil, 0xfffff0),
  class = ProtoField.uint8("labbier.tc", "Traffic class", base.DEC, nil, 0x0e),
  bottom = ProtoField.uint8("labbier.s", "Bottom of stack", base.DEC, nil, 0x01),
  ttl = ProtoField.uint8("labbier.ttl", "Time to live"),
  nibble = ProtoField.uint8("labbier.nibble", "Nibble", base.DEC, nil, 0xf0),
  version = ProtoField.uint8("labbier.version", "Version", base.DEC, nil, 0x0f),
  length = ProtoField.uint8("labbier.bsl", "Bit string length", base.DEC, nil, 0xf0),
  entropy = ProtoField.uint24("labbier.entropy", "Entropy", base.HEX, nil, 0x0fffff),
  oam = ProtoField.uint8("labbier.oam", "OAM", base.DEC, nil, 0xc0),
  dscp = ProtoField.uint16("labbier.dscp", "DSCP", base.DEC, nil, 0x0fc0),
  protocol = ProtoField.uint8("labbier.protocol", "Protocol", base.DEC, bier_protocols, 0x3f),
  bfir = ProtoField.uint16("labbier.bfir", "BFIR identifier"),
  bits = ProtoField.bytes("labbier.bits", "Bit string"),
}
local bier_fields = {}
for _, field in pairs(b) do bier_fields[#bier_fields + 1] = field end
bier.fields = bier_fields

-- The octets of the bit string, by the code of its length (RFC 8296 §2.1.2); nil for a code that has none.
local function bit_octets(code)
  if code < 1 or code > 7 then return nil end
  return 2 ^ (code + 2)
end

-- The numbers of the bits that are set: the lowest is the last bit of the string.
local function egress_text(range)
  local bits = {}
  local size = range:len()
  for index = size - 1, 0, -1 do
    local octet = range(index, 1):uint()
    for shift = 0, 7 do
      if bit.band(octet, bit.lshift(1, shift)) ~= 0 then bits[#bits + 1] = (size - 1 - index) * 8 + shift + 1 end
    end
  end
  return #bits > 0 and table.concat(bits, " ") or "none"
end

local bier_payload = { [1] = "mpls", [2] = "mpls", [3] = "eth_withoutfcs", [4] = "ip", [6] = "ipv6", [7] = "vxlan" }

-- The second and third word and the bit string; `first` is the word before, which under MPLS is the last label.
local function bier_words(tvb, at, item)
  local code = bit.rshift(tvb(at + 1, 1):uint(), 4)
  local octets = bit_octets(code)
  if not octets or at + 8 + octets > tvb:len() then return nil end
  item:add(b.nibble, tvb(at, 1))
  item:add(b.version, tvb(at, 1))
  item:add(b.length, tvb(at + 1, 1)):append_text(" (" .. octets * 8 .. " bits)")
  item:add(b.entropy, tvb(at + 1, 3))
  item:add(b.oam, tvb(at + 4, 1))
  item:add(b.dscp, tvb(at + 4, 2))
  item:add(b.protocol, tvb(at + 5, 1))
  item:add(b.bfir, tvb(at + 6, 2))
  item:add(b.bits, tvb(at + 8, octets)):append_text(" (BFER " .. egress_text(tvb(at + 8, octets)) .. ")")
  return octets
end

local function bier_packet(tvb, at, pinfo, tree)
  local item = tree:add(bier, tvb())
  if at == 4 then
    item:add(b.bift, tvb(0, 3))
    item:add(b.class, tvb(2, 1))
    item:add(b.bottom, tvb(2, 1))
    item:add(b.ttl, tvb(3, 1))
  end
  local octets = bier_words(tvb, at, item)
  if not octets then return 0 end
  local size = at + 8 + octets
  item:set_len(size)
  local kind = bit.band(tvb(at + 5, 1):uint(), 0x3f)
  pinfo.cols.protocol = "BIER"
  pinfo.cols.info = "BIER to " .. egress_text(tvb(at + 8, octets)) .. ", " .. (bier_protocols[kind] or ("protocol " .. kind))
  if tvb:len() > size then
    local rest = tvb(size):tvb()
    Dissector.get(bier_payload[kind] or "data"):call(rest, pinfo, tree)
  end
  return tvb:len()
end

-- RFC 8296 §2.2: behind its own EtherType the first word is there.
function bier.dissector(tvb, pinfo, tree)
  if tvb:len() < 12 then return 0 end
  return bier_packet(tvb, 4, pinfo, tree)
end

DissectorTable.get("ethertype"):add(0xab37, bier)

-- MPLS -----------------------------------------------------------------------------------------------------------------

local ether_types = { [0x0800] = true, [0x0806] = true, [0x86dd] = true, [0x8100] = true, [0x88a8] = true }

-- What is below the last label. RFC 8296 §2.1: the second word of BIER begins with 5. A frame to a group begins with 01,
-- which looks like a control word; an EtherType in its place tells them apart.
function payload.dissector(tvb, pinfo, tree)
  local size = tvb:len()
  if size == 0 then return 0 end
  local first = bit.rshift(tvb(0, 1):uint(), 4)
  if first == 5 and size >= 2 then
    local octets = bit_octets(bit.rshift(tvb(1, 1):uint(), 4))
    if octets and size >= 8 + octets then return bier_packet(tvb, 0, pinfo, tree) end
  end
  local name = "pwethheuristic"
  if first == 4 then name = "ip" elseif first == 6 then name = "ipv6"
  elseif first == 1 and size >= 4 and tvb(0, 1):uint() == 0x10 then name = "pwach"
  elseif size >= 14 and ether_types[tvb(12, 2):uint()] then name = "eth_withoutfcs" end
  Dissector.get(name):call(tvb, pinfo, tree)
  return size
end

-- All labels without a meaning of their own (RFC 3032 §2.1).
DissectorTable.get("mpls.label"):add("16-1048575", payload)
