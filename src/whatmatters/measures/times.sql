-- For every cell and margin: after how many days from baseline how many outcomes achieved, or were censored on the last
-- day known (the day looked from, the end, the day it was put off).
WITH placed AS (
    SELECT s.first_achieved_on IS NOT NULL AS got_there, {keys},
           CASE WHEN s.first_achieved_on IS NOT NULL THEN date_diff('day', s.baseline_on, s.first_achieved_on)
                ELSE greatest(0, date_diff('day', s.baseline_on,
                     least($as_of::DATE, coalesce(s.ended_on, $as_of::DATE),
                           CASE WHEN s.status = 'deferred' THEN s.deferred_since ELSE $as_of::DATE END))) END AS days
    FROM state s {joins}
    WHERE s.baseline_on IS NOT NULL
)
SELECT {names}, {margin} AS margin, days, count(*) FILTER (got_there), count(*) FILTER (NOT got_there)
FROM placed GROUP BY days, {grouping}
