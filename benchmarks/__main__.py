"""`make benchmarks`: packs, then pages."""

from benchmarks import packs, pages

packs.main(400)
pages.main()
