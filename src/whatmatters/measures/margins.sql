-- Every cell and every margin of a table, each figure with the number of distinct people behind it. People are counted
-- anew in every margin: one person may stand in several cells, so that people do not add up. `margin` holds a bit for
-- every dimension that is added over, the first dimension highest.
WITH placed AS (SELECT s.person, s.status, s.achieved, s.clear_change, {keys} FROM state s {joins}),
each_person AS (
    SELECT {names}, {margin} AS margin, person, count(*) AS outcomes, {counts}
    FROM placed GROUP BY person, {grouping}
),
with_state AS (
    SELECT *, improved > 0 AND worsened = 0 AS improving, maintained > 0 AND improved = 0 AND worsened = 0 AS steady,
           improved > 0 AND worsened > 0 AS mixed, worsened > 0 AND improved = 0 AS worsening,
           improved = 0 AND worsened = 0 AND maintained = 0 AS not_yet_known
    FROM each_person
)
SELECT {names}, margin, sum(outcomes), count(*), {sums}, {states}, {behind}
FROM with_state GROUP BY {names}, margin
ORDER BY margin, {order}
