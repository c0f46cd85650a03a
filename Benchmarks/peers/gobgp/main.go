// Reads or writes a stream of BGP messages with GoBGP's packet library: gobgp decode|encode FILE.
// Prints CPU seconds of one pass, its messages, and allocations per message, as one line of JSON.
package main

import (
	"encoding/binary"
	"fmt"
	"os"
	"runtime"
	"syscall"

	"github.com/osrg/gobgp/pkg/packet/bgp"
)

func cpu() float64 {
	var use syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &use)
	return float64(use.Utime.Nano()+use.Stime.Nano()) / 1e9
}

func main() {
	octets, err := os.ReadFile(os.Args[2])
	if err != nil {
		panic(err)
	}
	var raw [][]byte
	for at := 0; at < len(octets); {
		length := int(binary.BigEndian.Uint16(octets[at+16:]))
		raw = append(raw, octets[at:at+length])
		at += length
	}
	var messages []*bgp.BGPMessage
	decode := func() {
		messages = messages[:0]
		for _, one := range raw {
			message, err := bgp.ParseBGPMessage(one)
			if err != nil {
				panic(err)
			}
			messages = append(messages, message)
		}
	}
	work := decode
	decode()
	if os.Args[1] == "encode" {
		work = func() {
			for _, message := range messages {
				if _, err := message.Serialize(); err != nil {
					panic(err)
				}
			}
		}
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := cpu()
	runs := 0
	for cpu()-start < 0.5 {
		work()
		runs++
	}
	seconds := (cpu() - start) / float64(runs)
	runtime.ReadMemStats(&after)
	allocations := float64(after.Mallocs-before.Mallocs) / float64(runs*len(raw))
	fmt.Printf("{\"seconds\": %g, \"messages\": %d, \"allocations\": %g}\n", seconds, len(raw), allocations)
}
