"""`make benchmarks`: packs, then pages. `python -m benchmarks engine [PEOPLE]`: the measure engine."""

import sys

if sys.argv[1:2] == ["engine"]:
    from benchmarks import engine

    engine.main(*(int(word) for word in sys.argv[2:4]), *sys.argv[4:5])
else:
    from benchmarks import packs, pages

    packs.main(400)
    pages.main()
