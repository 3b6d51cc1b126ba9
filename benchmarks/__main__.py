"""`make benchmarks`: packs, then pages. `python -m benchmarks engine [PEOPLE]`: the measure engine.
`python -m benchmarks report`: an annual report of 60 pages. `python -m benchmarks learning`: a service's learning page."""

import sys

if sys.argv[1:2] == ["engine"]:
    from benchmarks import engine

    engine.main(*(int(word) for word in sys.argv[2:4]), *sys.argv[4:5])
elif sys.argv[1:2] == ["learning"]:
    from benchmarks import learning

    learning.main()
elif sys.argv[1:2] == ["report"]:
    from benchmarks import report

    report.main()
else:
    from benchmarks import packs, pages

    packs.main(400)
    pages.main()
