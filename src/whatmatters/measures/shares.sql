-- For every cell and margin, over the people with an outcome of which it can be said how life has moved: how many they are,
-- and the sums that the intervals of the shares are worked out from, people being the clusters.
WITH placed AS (SELECT s.person, s.status, s.achieved, s.baseline_on, s.first_achieved_on, {keys} FROM state s {joins}),
each_person AS (
    SELECT {names}, {margin} AS margin, person,
           count(*) FILTER (status IN ('improved', 'maintained', 'worsened')) AS moved,
           {counts},
           bool_or(baseline_on IS NOT NULL) AS followed, bool_or(first_achieved_on IS NOT NULL) AS got_there
    FROM placed GROUP BY person, {grouping}
)
SELECT {names}, margin, count(*) FILTER (followed), count(*) FILTER (got_there), count(*) FILTER (moved > 0), sum(moved), sum(moved * moved), {sums}
FROM each_person GROUP BY {names}, margin
ORDER BY margin, {order}
