-- Every state that an outcome in a plan was ever in, from the day it began until before the day it ended: the definitions of
-- states.sql once for all days, from all that is known now. Held equal to it, day for day, by a property test.
-- {counted}: the kinds of occasion that count as later, by their order. The tables are those of occasions.sql.
WITH
-- What happened on each day that may change a state. A day on which nothing that counts happened is none.
said AS (
    SELECT o.outcome, o.day,
           max(kind * 256 + record) FILTER (later) % 256 AS current,
           max(record) FILTER (later) // 16 AS best,
           (max(kind * 2 + refused::INTEGER) FILTER (later AND heard)) % 2 AS last_refused,
           bool_or(refused) AS refused, bool_or(o.day = b_day) AS is_baseline
    FROM (SELECT o.*, b.day AS b_day, o.kind IN ({counted}) AND b.day IS NOT NULL AND o.day > b.day AS later
          FROM occasion o LEFT JOIN baseline b USING (outcome)) o
    GROUP BY o.outcome, o.day
    HAVING current IS NOT NULL OR last_refused IS NOT NULL OR refused OR is_baseline
),
all_days AS (
    SELECT outcome, day, current, best, last_refused, refused FROM said
    UNION ALL BY NAME
    SELECT outcome, day, score, code FROM happening
),
by_day AS (
    SELECT outcome, day, max(current) AS said, max(best) AS best, max(last_refused) AS last_refused,
           coalesce(bool_or(refused), false) AS refused, max(score) AS score, max(code) AS code
    FROM all_days WHERE day IS NOT NULL GROUP BY outcome, day
),
carried AS MATERIALIZED (
    SELECT outcome, day, best,
           last_value(said IGNORE NULLS) OVER so_far AS said,
           last_value(CASE WHEN said IS NOT NULL THEN day END IGNORE NULLS) OVER so_far AS current_on,
           coalesce(last_value(last_refused IGNORE NULLS) OVER so_far, 0) = 1 AS last_refused,
           last_value(CASE WHEN refused THEN true END IGNORE NULLS) OVER so_far IS NOT NULL AS ever_refused,
           last_value(score IGNORE NULLS) OVER so_far AS goal, last_value(code IGNORE NULLS) OVER so_far AS national_outcome,
           lead(day, 1, DATE '9999-12-31') OVER so_far AS next_day
    FROM by_day WINDOW so_far AS (PARTITION BY outcome ORDER BY day)
),
reached AS (SELECT outcome, min(day) AS first_on FROM carried WHERE best >= goal GROUP BY outcome),
put_off_on AS (
    SELECT c.outcome, c.day, min(d.first) AS since FROM carried c JOIN put_off d ON d.outcome = c.outcome AND d.first <= c.day AND c.day < d.past
    GROUP BY c.outcome, c.day
),
known AS (
    SELECT s.* EXCLUDE (outcome), greatest(c.day, s.opened_on) AS from_day, c.next_day AS to_day, c.national_outcome,
           CASE WHEN b.day <= c.day THEN b.value END AS baseline, CASE WHEN b.day <= c.day THEN b.day END AS baseline_on,
           c.said // 16 AS current, c.current_on, c.said % 16 AS scored_by, c.goal,
           CASE WHEN r.first_on <= c.day THEN r.first_on END AS first_achieved_on, d.since AS deferred_since,
           coalesce(s.ended_on <= c.day, false) AS ended, c.ever_refused, c.last_refused
    FROM carried c JOIN scope s ON s.outcome = c.outcome
    LEFT JOIN baseline b ON b.outcome = c.outcome
    LEFT JOIN reached r ON r.outcome = c.outcome
    LEFT JOIN put_off_on d ON d.outcome = c.outcome AND d.day = c.day
    WHERE c.next_day > s.opened_on
)
SELECT id, person, unit, type, plan_kind, opened_on, ended_on, from_day, to_day, national_outcome,
       CAST(baseline AS UTINYINT) AS baseline, baseline_on, CAST(current AS UTINYINT) AS current, current_on,
       CAST(scored_by AS UTINYINT) AS scored_by, CAST(goal AS UTINYINT) AS goal, first_achieved_on, deferred_since,
       CAST(CASE WHEN ended AND end_reason IN ('withdrawn', 'replaced') THEN 'withdrawn'
            WHEN NOT ended AND deferred_since IS NOT NULL THEN 'deferred'
            WHEN baseline IS NULL AND ever_refused THEN 'not_scored'
            WHEN baseline IS NULL THEN 'awaiting_baseline'
            WHEN current IS NULL AND last_refused THEN 'not_scored'
            WHEN current IS NULL THEN 'awaiting_review'
            WHEN current > baseline THEN 'improved'
            WHEN current = baseline THEN 'maintained'
            ELSE 'worsened' END AS {status_word}) AS status,
       CAST(CASE WHEN goal > baseline THEN 'improve' WHEN goal = baseline THEN 'maintain'
            WHEN goal < baseline THEN 'slow_decline' END AS {intent_word}) AS intent,
       status IN ('improved', 'maintained', 'worsened') AND coalesce(current >= goal, false) AS achieved,
       coalesce(abs(CAST(current AS TINYINT) - CAST(baseline AS TINYINT)) >= {clear_change}, false) AS clear_change
FROM known
