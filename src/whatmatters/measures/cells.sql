-- How many outcomes and people stand in each cell, by status, and people by the state of all their outcomes in it (D1).
WITH placed AS (SELECT s.person, s.status, s.achieved, s.clear_change, {keys} FROM state s {joins}),
whole_person AS (
    SELECT {names}, person, bool_or(status = 'improved') AS up, bool_or(status = 'worsened') AS down,
           bool_or(status = 'maintained') AS level
    FROM placed GROUP BY {names}, person
),
people_counted AS (
    SELECT {names}, count(*) AS people,
           count(*) FILTER (up AND NOT down) AS improving, count(*) FILTER (level AND NOT up AND NOT down) AS steady,
           count(*) FILTER (up AND down) AS mixed, count(*) FILTER (down AND NOT up) AS worsening,
           count(*) FILTER (NOT up AND NOT down AND NOT level) AS not_yet_known
    FROM whole_person GROUP BY {names}
),
outcomes_counted AS (
    SELECT {names}, count(*) AS outcomes, {statuses},
           count(*) FILTER (achieved) AS achieved,
           count(*) FILTER (clear_change AND status = 'improved') AS clearly_improved,
           count(*) FILTER (clear_change AND status = 'worsened') AS clearly_worsened
    FROM placed GROUP BY {names}
)
SELECT {cell_names}, outcomes, people, {status_names}, achieved, clearly_improved, clearly_worsened,
       improving, steady, mixed, worsening, not_yet_known
FROM outcomes_counted o JOIN people_counted p ON {same_key}
ORDER BY {order}
