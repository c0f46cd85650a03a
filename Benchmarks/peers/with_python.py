#!/usr/bin/python3
"""Reads a stream of BGP messages with ExaBGP's or scapy's code: with_python.py exabgp|scapy FILE [MESSAGES].

Prints CPU seconds of one pass over the first MESSAGES, and their number, as one line of JSON.
"""
import json, logging, struct, sys, time


def messages(path, limit):
    octets, at, result = open(path, "rb").read(), 0, []
    while at < len(octets) and len(result) < limit:
        length = struct.unpack_from(">H", octets, at + 16)[0]
        result.append(octets[at : at + length])
        at += length
    return result


def exabgp():
    # First of all the settings, which the rest reads while it is imported.
    from exabgp.configuration.setup import environment

    environment.setup("")
    from exabgp.bgp.message import Update
    from exabgp.bgp.message.direction import Direction
    from exabgp.bgp.message.open.asn import ASN
    from exabgp.bgp.message.open.capability.negotiated import Negotiated
    from exabgp.protocol.family import AFI, SAFI

    negotiated = Negotiated({"aigp": False})
    negotiated.families, negotiated.asn4 = [(AFI.l2vpn, SAFI.evpn)], True
    negotiated.local_as = negotiated.peer_as = ASN(65000)

    def decode(one):
        return len(Update.unpack_message(one[19:], Direction.IN, negotiated).nlris)

    return decode


def scapy():
    logging.getLogger("scapy").setLevel(logging.ERROR)
    import scapy.contrib.bgp as bgp

    bgp.bgp_module_conf.use_2_bytes_asn = False
    # Routes of EVPN stay octets; what it reads are the attributes.
    return lambda one: bgp.BGPHeader(one) and 1


tool, path = sys.argv[1:3]
raw = messages(path, int(sys.argv[3]) if len(sys.argv) > 3 else 1 << 62)
decode = {"exabgp": exabgp, "scapy": scapy}[tool]()
if decode(raw[0]) < 1:
    sys.exit("it read no route")
start = time.process_time()
for one in raw:
    decode(one)
print(json.dumps({"seconds": time.process_time() - start, "messages": len(raw)}))
