-- Every state that an outcome in a plan was ever in, from the day it began until before the day it ended: the definitions of
-- states.sql once for all days, from all that is known now. Held equal to it, day for day, by a property test.
-- {counted}: the kinds of occasion that count as later, by their order. The tables hold all facts of a batch of outcomes.
WITH
scope AS (
    SELECT o.id, o.person, o.type, o.opened_on, o.ended_on, o.end_reason, p.kind AS plan_kind, p.unit, u.nation
    FROM {outcomes} o JOIN plans p ON p.id = o.plan JOIN units u ON u.id = p.unit
),
holding AS (
    SELECT s.outcome, s."on" AS day, kind_order(s.kind) AS kind, voice(s."by") AS voice, s.who,
           max_by({{'value': s.value, 'refuses': s.refuses, 'recorded': s.recorded_at,
                   'by_choice': s.refuses AND s.not_scored_kind IN ('', 'declined')}}, (s.recorded_at, s.row)) AS said
    FROM scores s SEMI JOIN scope ON scope.id = s.outcome
    WHERE s.retracted_at IS NULL
    GROUP BY ALL
),
claim AS (
    SELECT *,
           CASE WHEN voice = 1 AND said.value IS NOT NULL THEN 0
                WHEN voice = 1 AND said.by_choice THEN 1
                WHEN voice BETWEEN 2 AND 7 AND said.value IS NOT NULL THEN voice END AS claim
    FROM holding
),
occasion AS (
    SELECT outcome, day, kind,
           min_by({{'value': said.value, 'voice': voice}}, (claim, said.recorded, who)) FILTER (claim IS NOT NULL) AS record,
           bool_or(voice < 8) AS heard,
           coalesce(bool_or(said.refuses) FILTER (voice < 8), false) AS refused
    FROM claim GROUP BY outcome, day, kind
),
baseline AS (
    SELECT outcome, min(day) AS day, min_by(record.value, day) AS value
    FROM occasion WHERE kind = 1 AND record.value IS NOT NULL GROUP BY outcome
),

-- What happened on each day that may change a state. A day on which nothing that counts happened is none.
said AS (
    SELECT o.outcome, o.day,
           max_by(record, kind) FILTER (later AND record.value IS NOT NULL) AS current,
           max(record.value) FILTER (later) AS best,
           max_by(refused, kind) FILTER (later AND heard) AS last_refused,
           bool_or(refused) AS refused, bool_or(o.day = b_day) AS is_baseline
    FROM (SELECT o.*, b.day AS b_day, o.kind IN ({counted}) AND b.day IS NOT NULL AND o.day > b.day AS later
          FROM occasion o LEFT JOIN baseline b USING (outcome)) o
    GROUP BY o.outcome, o.day
    HAVING current IS NOT NULL OR last_refused IS NOT NULL OR refused OR is_baseline
),
put_off AS (
    SELECT outcome, "from" AS first, least(until, coalesce(resolved_on, until)) AS past FROM deferrals WHERE "from" < past
),
happening AS (
    SELECT outcome, day, current.value AS value, current.voice AS voice, best, last_refused, refused, NULL AS score, NULL AS code FROM said
    UNION ALL BY NAME
    SELECT outcome, set_on AS day, max_by(score, (recorded_at, row)) AS score FROM goals SEMI JOIN scope ON scope.id = goals.outcome GROUP BY ALL
    UNION ALL BY NAME
    SELECT m.outcome, m.set_on AS day, max_by(m.code, (m.recorded_at, m.row)) AS code
    FROM mappings m JOIN scope ON scope.id = m.outcome JOIN nation_framework n ON n.nation = scope.nation AND n.framework = m.framework
    WHERE m.choice <> 'candidate' GROUP BY m.outcome, m.set_on
    UNION ALL BY NAME
    SELECT outcome, unnest([first, past]) AS day FROM put_off SEMI JOIN scope ON scope.id = put_off.outcome
    UNION ALL BY NAME
    SELECT id AS outcome, unnest([opened_on, ended_on]) AS day FROM scope
),
by_day AS (
    SELECT outcome, day, max(value) AS value, max(voice) AS voice, max(best) AS best, bool_or(last_refused) AS last_refused,
           coalesce(bool_or(refused), false) AS refused, max(score) AS score, max(code) AS code
    FROM happening WHERE day IS NOT NULL GROUP BY outcome, day
),
carried AS (
    SELECT outcome, day, best,
           last_value(value IGNORE NULLS) OVER so_far AS current, last_value(voice IGNORE NULLS) OVER so_far AS scored_by,
           max(CASE WHEN value IS NOT NULL THEN day END) OVER so_far AS current_on,
           coalesce(last_value(last_refused IGNORE NULLS) OVER so_far, false) AS last_refused,
           bool_or(refused) OVER so_far AS ever_refused,
           last_value(score IGNORE NULLS) OVER so_far AS goal, last_value(code IGNORE NULLS) OVER so_far AS national_outcome,
           lead(day, 1, DATE '9999-12-31') OVER (PARTITION BY outcome ORDER BY day) AS next_day
    FROM by_day WINDOW so_far AS (PARTITION BY outcome ORDER BY day)
),
reached AS (SELECT outcome, min(day) AS first_on FROM carried WHERE best >= goal GROUP BY outcome),
put_off_on AS (
    SELECT c.outcome, c.day, min(d.first) AS since FROM carried c JOIN put_off d ON d.outcome = c.outcome AND d.first <= c.day AND c.day < d.past
    GROUP BY c.outcome, c.day
),
known AS (
    SELECT s.*, greatest(c.day, s.opened_on) AS from_day, c.next_day AS to_day, c.national_outcome,
           CASE WHEN b.day <= c.day THEN b.value END AS baseline, CASE WHEN b.day <= c.day THEN b.day END AS baseline_on,
           c.current, c.current_on, c.scored_by, c.goal,
           CASE WHEN r.first_on <= c.day THEN r.first_on END AS first_achieved_on, d.since AS deferred_since,
           coalesce(s.ended_on <= c.day, false) AS ended, c.ever_refused, c.last_refused
    FROM carried c JOIN scope s ON s.id = c.outcome
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
