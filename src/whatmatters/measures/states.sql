-- The state of every outcome that is in a plan and in scope, as of a day: one common table expression a definition of
-- docs/reference/measures-definitions.md, held equal to whatmatters.rules.progress by a property test.
-- $as_of, $from (NULL: no lower bound), $known_at (NULL: all that is known now), $framework (NULL: the nation's own),
-- $basis ('formal' or 'any'). `within` is a table of the units asked for.
CREATE OR REPLACE TEMP TABLE state AS
WITH
-- In scope: opened by the end of the period, not ended before it began, in a plan (B2).
scope AS (
    SELECT o.id, o.person, o.type, o.opened_on, o.ended_on, o.end_reason, p.kind AS plan_kind, p.unit, u.nation
    FROM outcomes o JOIN plans p ON p.id = o.plan JOIN within u ON u.id = p.unit
    WHERE o.opened_on <= $as_of AND ($from IS NULL OR o.ended_on IS NULL OR o.ended_on >= $from)
),

-- What had been said and written down by then, each voice once an occasion: a later row corrects an earlier one.
holding AS (
    SELECT s.outcome, s."on" AS day, kind_order(s.kind) AS kind, voice(s."by") AS voice, s.who,
           max_by({'value': s.value, 'refuses': s.refuses, 'recorded': s.recorded_at,
                   'by_choice': s.refuses AND s.not_scored_kind IN ('', 'declined')}, (s.recorded_at, s.row)) AS said
    FROM scores s SEMI JOIN scope ON scope.id = s.outcome
    WHERE s."on" <= $as_of
      AND ($known_at IS NULL OR s.recorded_at <= $known_at)
      AND (s.retracted_at IS NULL OR ($known_at IS NOT NULL AND s.retracted_at > $known_at))
    GROUP BY ALL
),

-- Whose score counts (C8): the person's value, or their choice to give none; else a supporter's, in the order of voices,
-- of one kind the earlier recorded. A practitioner's never.
claim AS (
    SELECT *,
           CASE WHEN voice = 1 AND said.value IS NOT NULL THEN 0
                WHEN voice = 1 AND said.by_choice THEN 1
                WHEN voice BETWEEN 2 AND 7 AND said.value IS NOT NULL THEN voice END AS claim
    FROM holding
),
occasion AS (
    SELECT outcome, day, kind,
           min_by({'value': said.value, 'voice': voice}, (claim, said.recorded, who)) FILTER (claim IS NOT NULL) AS record,
           bool_or(voice < 8) AS heard,
           coalesce(bool_or(said.refuses) FILTER (voice < 8), false) AS refused
    FROM claim GROUP BY outcome, day, kind
),

baseline AS (
    SELECT outcome, min(day) AS day, min_by(record.value, day) AS value
    FROM occasion WHERE kind = 1 AND record.value IS NOT NULL GROUP BY outcome
),

-- Later occasions of the basis; the latest with a score of record is the current one.
later AS (
    SELECT o.*, b.outcome IS NOT NULL AS has_baseline
    FROM occasion o LEFT JOIN baseline b USING (outcome)
    WHERE (o.kind IN (3, 4) OR ($basis = 'any' AND o.kind = 2)) AND (b.day IS NULL OR o.day > b.day)
),
latest AS (
    SELECT outcome,
           max_by(record, (day, kind)) FILTER (has_baseline AND record.value IS NOT NULL) AS current,
           max_by(day, (day, kind)) FILTER (has_baseline AND record.value IS NOT NULL) AS current_on,
           max_by(refused, (day, kind)) FILTER (heard) AS last_refused
    FROM later GROUP BY outcome
),
refusal AS (SELECT outcome, bool_or(refused) AS ever FROM occasion GROUP BY outcome),

goal AS (
    SELECT outcome, max_by(score, (set_on, recorded_at, row)) AS score FROM goals
    WHERE set_on <= $as_of AND ($known_at IS NULL OR recorded_at <= $known_at) GROUP BY outcome
),
-- Each goal stands until the next; achieving is an event, the first later occasion that reaches the goal in force on its
-- own day, kept whatever comes after (C12).
goal_stood AS (
    SELECT outcome, set_on, max_by(score, (recorded_at, row)) AS score,
           lead(set_on, 1, DATE '9999-12-31') OVER (PARTITION BY outcome ORDER BY set_on) AS next_on
    FROM goals SEMI JOIN scope ON scope.id = goals.outcome
    WHERE set_on <= $as_of AND ($known_at IS NULL OR recorded_at <= $known_at)
    GROUP BY outcome, set_on
),
reached AS (
    SELECT l.outcome, min(l.day) AS first_achieved_on
    FROM later l JOIN goal_stood g ON g.outcome = l.outcome AND l.day >= g.set_on AND l.day < g.next_on
    WHERE l.has_baseline AND l.record.value >= g.score
    GROUP BY l.outcome
),
mapping AS (
    SELECT outcome, framework, max_by(code, (set_on, recorded_at, row)) AS code FROM mappings
    WHERE choice <> 'candidate' AND set_on <= $as_of AND ($known_at IS NULL OR recorded_at <= $known_at)
    GROUP BY outcome, framework
),
deferred AS (
    SELECT outcome, min("from") AS since FROM deferrals
    WHERE "from" <= $as_of AND $as_of < until AND (resolved_on IS NULL OR $as_of < resolved_on)
    GROUP BY outcome
),

known AS (
    SELECT s.*, m.code AS national_outcome, b.value AS baseline, b.day AS baseline_on, l.current.value AS current,
           l.current_on, l.current.voice AS scored_by, g.score AS goal, f.first_achieved_on,
           d.since AS deferred_since, coalesce(s.ended_on <= $as_of, false) AS ended, d.outcome IS NOT NULL AS is_deferred,
           coalesce(r.ever, false) AS ever_refused, coalesce(l.last_refused, false) AS last_refused
    FROM scope s
    LEFT JOIN baseline b ON b.outcome = s.id
    LEFT JOIN latest l ON l.outcome = s.id
    LEFT JOIN refusal r ON r.outcome = s.id
    LEFT JOIN goal g ON g.outcome = s.id
    LEFT JOIN reached f ON f.outcome = s.id
    LEFT JOIN deferred d ON d.outcome = s.id
    LEFT JOIN nation_framework n ON n.nation = s.nation
    LEFT JOIN mapping m ON m.outcome = s.id AND m.framework = coalesce($framework, n.framework)
)

SELECT *,
       CASE WHEN ended AND end_reason IN ('withdrawn', 'replaced') THEN 'withdrawn'
            WHEN NOT ended AND is_deferred THEN 'deferred'
            WHEN baseline IS NULL AND ever_refused THEN 'not_scored'
            WHEN baseline IS NULL THEN 'awaiting_baseline'
            WHEN current IS NULL AND last_refused THEN 'not_scored'
            WHEN current IS NULL THEN 'awaiting_review'
            WHEN current > baseline THEN 'improved'
            WHEN current = baseline THEN 'maintained'
            ELSE 'worsened' END AS status,
       CASE WHEN goal > baseline THEN 'improve' WHEN goal = baseline THEN 'maintain'
            WHEN goal < baseline THEN 'slow_decline' END AS intent,
       status IN ('improved', 'maintained', 'worsened') AND coalesce(current >= goal, false) AS achieved,
       coalesce(abs(current - baseline) >= $clear_change, false) AS clear_change
FROM known;
