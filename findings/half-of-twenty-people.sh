#!/usr/bin/env bash
# What one would expect: of 20 people who all got there, one a day, half are there on day 10; so the Kaplan-Meier median is 10, as it is
#   2 of 4 people. A library has one convention for a curve that stands at exactly a half, and keeps to it.
# What happens: which side of the step the median falls on goes by rounding, not by a convention. lifelines says 2 of 4 and 5 of 10, but 4
#   of 6, 5 of 8 and 11 of 20: in 26 of the even groups from 2 to 300 its curve stands a rounding above a half where it should stand at it.
#   statsmodels takes the other convention (the first day below a half: 3 of 4), and leaves it in 18 of those groups (6 of 12, 9 of 18).
# Versions: lifelines 0.30.3, statsmodels 0.15.0, numpy as they ask. Seen on 2026-11-28.
# Why it matters here: "half had reached their goal after N days" is said of groups of this size. Here the median is the first day on which half
#   or fewer are still under way, with room for rounding (src/whatmatters/measures/achieving.py; tests/measures/test_achieving.py).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check lifelines==0.30.3 statsmodels==0.15.0
"$folder/venv/bin/python" - <<'PY'
import numpy as np
from lifelines import KaplanMeierFitter
from statsmodels.duration.survfunc import SurvfuncRight

by_lifelines, by_statsmodels = {}, {}
for people in range(2, 302, 2):
    days, there = np.arange(1, people + 1), np.ones(people)
    by_lifelines[people] = int(KaplanMeierFitter().fit(days, there).median_survival_time_)
    by_statsmodels[people] = int(SurvfuncRight(days, there).quantile(0.5))
for people in (4, 6, 8, 10, 12, 18, 20):
    print(f"{people:3} people: lifelines day {by_lifelines[people]}, statsmodels day {by_statsmodels[people]}")
later = [people for people, day in by_lifelines.items() if day != people // 2]
earlier = [people for people, day in by_statsmodels.items() if day != people // 2 + 1]
print(f"lifelines is a day later than half in {len(later)} of {len(by_lifelines)} groups: {later[:6]} …")
print(f"statsmodels is a day earlier than the first below half in {len(earlier)} of {len(by_statsmodels)} groups: {earlier[:6]} …")
assert (by_lifelines[4], by_lifelines[10], by_lifelines[6], by_lifelines[20]) == (2, 5, 4, 11)
assert (by_statsmodels[4], by_statsmodels[12]) == (3, 6)
assert (len(later), len(earlier)) == (26, 18)
PY
