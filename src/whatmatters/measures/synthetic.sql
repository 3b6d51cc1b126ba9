-- Made-up people from $first up to $last, with the awkward cases of real records. Every draw is a hash of the seed, of what
-- is drawn for and of what is drawn, so that each row is the same however many are made and in whatever order.
-- Tables there already: unit_of (place, id, nation), code_of (nation, framework, version, codes).
CREATE OR REPLACE MACRO draw(among, what, who) AS CAST(hash($seed::BIGINT, what, who) % among AS INTEGER);
CREATE OR REPLACE MACRO chance(percent, what, who) AS draw(1000, what, who) < percent * 10;
CREATE OR REPLACE MACRO supporter(what, who) AS
    ['attorney', 'guardian', 'advocate', 'unpaid_carer', 'family', 'friend'][1 + draw(6, what, who)];

-- The horizon is the last day of which anything is known.
CREATE OR REPLACE TEMP TABLE person AS
SELECT 'p' || n AS id, n, u.id AS unit, u.nation,
       CASE WHEN chance(5, 'no birth', n) THEN NULL ELSE DATE '1928-01-01' + draw(33000, 'born', n) END AS date_of_birth,
       CASE WHEN chance(12, 'no gender', n) THEN '' ELSE ['female', 'male', 'other'][1 + draw(41, 'gender', n) // 20] END AS gender,
       CASE WHEN chance(8, 'no language', n) THEN '' WHEN chance(20, 'language', n)
            THEN CASE u.nation WHEN 'wales' THEN 'cy' ELSE 'gd' END ELSE 'en' END AS language,
       CASE WHEN chance(10, 'no quintile', n) THEN NULL ELSE 1 + draw(5, 'quintile', n) END AS deprivation_quintile,
       DATE '2019-04-01' + draw(2400, 'begun', n) AS started_on,
       -- How life goes for this person: what makes their outcomes go together.
       draw(5, 'life', n) - 1 AS life
FROM (SELECT range AS n, draw($units, 'unit', range) AS place FROM range($first::BIGINT, $last::BIGINT)) JOIN unit_of u USING (place);

CREATE OR REPLACE TEMP TABLE plan AS
WITH one AS (
    SELECT 'l' || n AS id, p.*, CASE WHEN chance(40, 'closes', n) THEN started_on + 200 + draw(1200, 'closed', n) END AS closes
    FROM person p
),
first_plan AS (SELECT * EXCLUDE closes, CASE WHEN closes <= $horizon::DATE THEN closes END AS closed_on FROM one),
-- A second plan after the first, for some.
all_plans AS (
    SELECT * FROM first_plan
    UNION ALL BY NAME
    SELECT f.* REPLACE ('m' || n AS id, closed_on + draw(200, 'again', n) AS started_on, NULL::DATE AS closed_on)
    FROM first_plan f
    WHERE closed_on IS NOT NULL AND chance(20, 'second', n) AND closed_on + draw(200, 'again', n) <= $horizon::DATE
)
SELECT *, CASE WHEN date_of_birth + INTERVAL 18 YEAR > started_on
               THEN CASE WHEN chance(12, 'young carer', id) THEN 'young_carer' ELSE 'child' END
               WHEN chance(15, 'carer', id) THEN 'carer' ELSE 'adult' END AS kind
FROM all_plans;

CREATE OR REPLACE TEMP TABLE outcome AS
WITH placed AS (
    SELECT 'o' || substr(p.id, 2) || '-' || CASE WHEN p.id[1] = 'm' THEN 's' ELSE '' END || j AS id,
           p.id AS in_plan, 'p' || n AS person, p.nation, p.life, p.closed_on, j,
           least(p.started_on + draw(60, 'opened', p.id || j), coalesce(p.closed_on, $horizon::DATE), $horizon::DATE) AS opened_on
    FROM plan p, range(7) places(j) WHERE j <= draw(7, 'how many', p.id)
),
first_one AS (
    SELECT *, draw(100, 'end', id) AS how, opened_on + 60 + draw(500, 'ended', id) AS ends FROM placed
),
ended AS (
    SELECT * EXCLUDE (how, ends),
           CASE WHEN how < 16 AND ends < coalesce(closed_on, $horizon::DATE)
                THEN CASE WHEN how < 5 THEN 'withdrawn' WHEN how < 8 THEN 'replaced' ELSE 'completed' END
                WHEN closed_on IS NOT NULL THEN 'plan_closed' ELSE '' END AS end_reason,
           CASE end_reason WHEN '' THEN NULL WHEN 'plan_closed' THEN closed_on ELSE ends END AS ended_on
    FROM first_one
),
-- What took the place of a replaced outcome is opened that day.
with_next AS (
    SELECT *, CASE end_reason WHEN 'replaced' THEN id || 'r' ELSE '' END AS replaced_by FROM ended
    UNION ALL BY NAME
    SELECT * REPLACE (id || 'r' AS id, ended_on AS opened_on, closed_on AS ended_on,
                      CASE WHEN closed_on IS NULL THEN '' ELSE 'plan_closed' END AS end_reason), '' AS replaced_by
    FROM ended WHERE end_reason = 'replaced'
)
SELECT *, chance(3, 'outside', id) AND end_reason NOT IN ('replaced', 'plan_closed') AND id NOT LIKE '%r' AS outside,
       NOT outside AND NOT chance(4, 'no goal', id) AS scored,
       ['', 'quality_of_life', 'quality_of_life', 'change', 'change', 'process'][1 + draw(6, 'type', id)] AS type,
       CASE WHEN chance(5, 'defined', id) THEN supporter('definer', id) ELSE 'person' END AS defined_by,
       coalesce(ended_on, $horizon::DATE) AS until, 1 + draw(6, 'base', id) AS base,
       life + draw(3, 'own life', id) - 1 AS slope
FROM with_next;

CREATE OR REPLACE TEMP TABLE goal AS
WITH first_goal AS (
    SELECT id AS outcome, opened_on AS set_on, until, base,
           CASE WHEN draw(100, 'intent', id) < 25 THEN base WHEN draw(100, 'intent', id) < 33 THEN greatest(0, base - 1 - draw(2, 'less', id))
                ELSE least(10, base + 1 + draw(4, 'more', id)) END AS score
    FROM outcome WHERE scored
)
SELECT outcome, set_on, score, CAST(set_on AS TIMESTAMP) AS recorded_at, false AS late, false AS again FROM first_goal
UNION ALL
SELECT outcome, set_on + 120 + draw(300, 'goal day', outcome), least(10, greatest(0, score + draw(5, 'goal change', outcome) - 2)),
       CAST(set_on + 120 + draw(300, 'goal day', outcome) + CASE WHEN chance(20, 'goal late', outcome) THEN draw(40, 'goal how late', outcome) ELSE 0 END AS TIMESTAMP)
       + INTERVAL 10 HOUR, true, true
FROM first_goal
WHERE chance(12, 'goal again', outcome) AND set_on + 120 + draw(300, 'goal day', outcome) < until;

CREATE OR REPLACE TEMP TABLE mapping AS
SELECT o.id AS outcome, o.opened_on AS set_on, '' AS choice, c.framework, c.version, c.codes[1 + draw(len(c.codes), 'code', o.id)] AS code, CAST(o.opened_on AS TIMESTAMP) AS recorded_at, false AS late
FROM outcome o JOIN code_of c USING (nation)
WHERE NOT chance(5, 'not mapped', o.id)
UNION ALL
SELECT o.id, o.opened_on + 90 + draw(300, 'mapped again', o.id), CASE WHEN chance(40, 'candidate', o.id) THEN 'candidate' ELSE 'chosen' END,
       c.framework, c.version, c.codes[1 + draw(len(c.codes), 'other code', o.id)], CAST(o.opened_on + 90 + draw(300, 'mapped again', o.id) AS TIMESTAMP) + INTERVAL 11 HOUR, true
FROM outcome o JOIN code_of c USING (nation)
WHERE chance(8, 'mapped twice', o.id) AND o.opened_on + 90 + draw(300, 'mapped again', o.id) < o.until;

CREATE OR REPLACE TEMP TABLE deferral AS
SELECT id AS outcome, person, in_plan AS plan, opened_on + draw(300, 'put off', id) AS "from",
       opened_on + draw(300, 'put off', id) + 30 + draw(200, 'put off till', id) AS until,
       CASE WHEN chance(30, 'taken up', id) THEN opened_on + draw(300, 'put off', id) + 5 + draw(20, 'taken up on', id) END AS resolved_on
FROM outcome WHERE NOT outside AND chance(5, 'deferred', id) AND opened_on + draw(300, 'put off', id) < until;

CREATE OR REPLACE TEMP TABLE score AS
WITH
-- Occasions: a baseline, then every two to six months something, reviewed or looked at in passing; an end score for some.
occasion AS (
    SELECT o.id AS outcome, o.id || '/' || k AS id, k, o.base, o.slope, o.defined_by, o.end_reason, o.until,
           o.opened_on + draw(25, 'first asked', o.id) + k * (60 + draw(110, 'rhythm', o.id)) AS "on"
    FROM outcome o, (SELECT CAST(range AS INTEGER) AS k FROM range(9))
    WHERE o.scored AND NOT chance(5, 'no baseline', o.id) AND k <= 2 + draw(8, 'how often', o.id)
),
held AS (
    SELECT *, CASE WHEN k = 0 THEN 'baseline' WHEN chance(28, 'kind', id) THEN 'informal' ELSE 'review' END AS kind
    FROM occasion WHERE "on" <= until
),
-- At the end an end score; of those who were never scored, that they would rather not.
closing AS (
    SELECT o.id AS outcome, o.id || '/9' AS id, 9 AS k, o.base, o.slope, o.defined_by, o.ended_on AS "on", 'end' AS kind,
           h.outcome IS NULL AS never
    FROM outcome o LEFT JOIN held h ON h.outcome = o.id AND h.k = 0
    WHERE NOT o.outside AND (o.end_reason = 'plan_closed' OR o.scored AND o.end_reason = 'completed' AND chance(70, 'end score', o.id))
),
asked AS (
    SELECT outcome, id, k, base, slope, defined_by, "on", kind, false AS never FROM held
    UNION ALL SELECT outcome, id, k, base, slope, defined_by, "on", kind, never FROM closing
),
-- How late it was written down: mostly the same day, some weeks later.
written AS (
    SELECT *, least(10, greatest(0, base + CAST(round(k * slope / 3.0) AS INTEGER) + CASE WHEN k > 0 THEN draw(3, 'noise', id) - 1 ELSE 0 END)) AS level,
           chance(10, 'late', id) AS late, CASE WHEN late THEN 1 + draw(60, 'how late', id) ELSE 0 END AS days_late,
           CASE WHEN never THEN 0 ELSE draw(100, 'answer', id) END AS answer
    FROM asked
),
-- The one asked first: the person, or the supporter who speaks for them. A few choose not to score.
main AS (
    SELECT *, CASE WHEN defined_by <> 'person' OR answer >= 97 THEN supporter('definer', outcome) ELSE 'person' END AS "by",
           CASE WHEN answer < 5 THEN NULL ELSE level END AS value, answer < 5 AS refuses,
           CASE WHEN answer < 3 THEN 'declined' WHEN answer < 5 THEN 'unable' ELSE '' END AS not_scored_kind
    FROM written
),
voice AS (
    SELECT id, outcome, "on", kind, "by", '' AS who, value, refuses, not_scored_kind, late, days_late, 0 AS hours, 0 AS slot FROM main
    UNION ALL
    -- Somebody close as well, more often where the person could not say.
    SELECT id, outcome, "on", kind, 'friend', 'Friend ' || draw(9, 'friend', id), least(10, greatest(0, level + draw(3, 'friend says', id) - 1)),
           false, '', late, days_late, 1, 1
    FROM main WHERE NOT never AND "by" = 'person' AND (chance(12, 'friend too', id) OR not_scored_kind = 'unable' AND chance(60, 'friend instead', id))
    UNION ALL
    SELECT id, outcome, "on", kind, 'practitioner', '', least(10, greatest(0, level - draw(3, 'practitioner', id))), false, '', late, days_late, 2, 2
    FROM main WHERE NOT never AND chance(14, 'practitioner too', id)
    UNION ALL
    -- Put right some days later.
    SELECT id, outcome, "on", kind, "by", '', least(10, greatest(0, level + draw(3, 'put right', id) - 1)), false, '', true, days_late + 1 + draw(20, 'put right on', id), 3, 3
    FROM main WHERE kind <> 'end' AND chance(3, 'correction', id)
)
SELECT id, slot, outcome, "on", kind, "by", who, value, refuses, not_scored_kind, late OR hours > 0 AND slot = 3 AS late,
       CAST("on" + days_late AS TIMESTAMP) + CASE WHEN late THEN to_hours(9 + hours) ELSE to_hours(0) END AS recorded_at,
       CASE WHEN slot IN (1, 3) AND chance(8, 'taken back', id || slot) OR slot = 0 AND kind IN ('informal', 'review') AND chance(1, 'taken back', id)
            THEN CAST("on" + days_late + 2 + draw(90, 'taken back on', id) AS TIMESTAMP) + INTERVAL 15 HOUR END AS retracted_at
FROM voice;
