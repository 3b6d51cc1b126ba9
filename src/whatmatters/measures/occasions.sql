-- What changes.sql works from, the same on each basis: outcomes in a plan by number, what was said of them on each occasion,
-- their baselines, and everything else that happened to them. The definitions are those of states.sql, for all days at
-- once. Held equal to them, day for day, by a property test.
CREATE OR REPLACE TEMP TABLE scope AS
SELECT CAST(row_number() OVER () AS INTEGER) AS outcome, o.id, o.person, o.type, o.opened_on, o.ended_on, o.end_reason,
       p.kind AS plan_kind, p.unit, u.nation
FROM {outcomes} o JOIN plans p ON p.id = o.plan JOIN units u ON u.id = p.unit;

-- Each voice once an occasion: a later row corrects an earlier one. When it was written down, its place, and what it says are
-- packed into one number, of which the largest is the last: 64, 40 and 8 bits.
CREATE OR REPLACE TEMP TABLE occasion AS
WITH speaker AS (SELECT who, CAST(row_number() OVER (ORDER BY who) AS INTEGER) AS place FROM (SELECT DISTINCT who FROM scores)),
holding AS (
    SELECT o.outcome, s."on" AS day, kind_order(s.kind) AS kind, voice(s."by") AS voice, w.place AS who,
           max(((epoch_us(s.recorded_at)::HUGEINT + 4611686018427387904) << 48) | (s.row::HUGEINT << 8)
               | (coalesce(s.value, 15) | CASE WHEN s.refuses THEN 16 ELSE 0 END
                  | CASE WHEN s.refuses AND s.not_scored_kind IN ('', 'declined') THEN 32 ELSE 0 END)::HUGEINT) AS said
    FROM scores s JOIN scope o ON o.id = s.outcome JOIN speaker w ON w.who = s.who
    WHERE s.retracted_at IS NULL
    GROUP BY ALL
),
heard AS (
    SELECT outcome, day, kind, voice, who, CAST(said & 15 AS INTEGER) AS number, nullif(number, 15) AS value,
           (said & 16) > 0 AS refuses, (said & 32) > 0 AS by_choice, said >> 48 AS recorded
    FROM holding
),
claim AS (
    SELECT *,
           CASE WHEN voice = 1 AND value IS NOT NULL THEN 0
                WHEN voice = 1 AND by_choice THEN 1
                WHEN voice BETWEEN 2 AND 7 AND value IS NOT NULL THEN voice END AS claim
    FROM heard
)
-- The first claim, of one kind the earlier recorded, then by who: packed again, and what it says last. `record` is the value
-- (15 for none) times 16, and the voice.
SELECT outcome, day, CAST(kind AS INTEGER) AS kind,
       min((claim::HUGEINT << 108) | (recorded << 40) | (who::HUGEINT << 8) | (number * 16 + voice)::HUGEINT) AS first_claim,
       CAST(first_claim & 255 AS INTEGER) AS packed, CASE WHEN packed // 16 < 15 THEN packed END AS record,
       bool_or(voice < 8) AS heard, coalesce(bool_or(refuses) FILTER (voice < 8), false) AS refused
FROM claim GROUP BY outcome, day, kind;

CREATE OR REPLACE TEMP TABLE baseline AS
SELECT outcome, min(day) AS day, CAST(min_by(record, day) // 16 AS INTEGER) AS value
FROM occasion WHERE kind = 1 AND record IS NOT NULL GROUP BY outcome;

CREATE OR REPLACE TEMP TABLE put_off AS
SELECT s.outcome, "from" AS first, least(until, coalesce(resolved_on, until)) AS past
FROM deferrals d JOIN scope s ON s.id = d.outcome WHERE "from" < past;

CREATE OR REPLACE TEMP TABLE happening AS
SELECT s.outcome, set_on AS day, CAST(max_by(score, (recorded_at, row)) AS INTEGER) AS score, NULL::VARCHAR AS code
FROM goals g JOIN scope s ON s.id = g.outcome GROUP BY s.outcome, set_on
UNION ALL BY NAME
SELECT s.outcome, m.set_on AS day, max_by(m.code, (m.recorded_at, m.row)) AS code
FROM mappings m JOIN scope s ON s.id = m.outcome JOIN nation_framework n ON n.nation = s.nation AND n.framework = m.framework
WHERE m.choice <> 'candidate' GROUP BY s.outcome, m.set_on
UNION ALL BY NAME
SELECT outcome, unnest([first, past]) AS day FROM put_off
UNION ALL BY NAME
SELECT outcome, unnest([opened_on, ended_on]) AS day FROM scope;
