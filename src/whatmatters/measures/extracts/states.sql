-- What an extract holds of a store of states, in the order of columns.TABLES. States that differ only in what does not leave (a
-- score, the day of a review) are one. Ordered by pseudonym, so that the order tells nothing.
WITH seen AS (
    SELECT o.pseudonym AS outcome, p.pseudonym AS person, s.from_day, s.to_day,
           struct_pack(plan_kind := s.plan_kind, national_outcome := nullif(s.national_outcome, ''), opened_on := s.opened_on,
               ended_on := CASE WHEN s.ended_on <= $as_of THEN s.ended_on END, status := CAST(s.status AS VARCHAR),
               achieved := s.achieved, clear_change := s.clear_change, later_score := s.current_on IS NOT NULL,
               baseline_on := s.baseline_on, first_achieved_on := s.first_achieved_on, deferred_since := s.deferred_since) AS said
    FROM kept.states_formal s JOIN kept.people k ON k.id = s.person
    JOIN outcome_pseudonym o ON o.id = s.id JOIN person_pseudonym p ON p.id = k.named
    WHERE s.from_day <= $as_of
),
begun AS (
    SELECT *, CASE WHEN said IS NOT DISTINCT FROM lag(said) OVER days AND from_day = lag(to_day) OVER days THEN 0 ELSE 1 END AS anew
    FROM seen WINDOW days AS (PARTITION BY outcome ORDER BY from_day)
),
runs AS (SELECT *, sum(anew) OVER (PARTITION BY outcome ORDER BY from_day) AS run FROM begun),
one_each AS (
    SELECT outcome, person, said, min(from_day) AS first, max(to_day) AS last FROM runs GROUP BY outcome, person, said, run
)
SELECT outcome, person, $authority AS authority, nullif(said.plan_kind, '') AS plan_kind, said.national_outcome, said.opened_on,
       said.ended_on, first AS "from", CASE WHEN last <= $as_of THEN last END AS "to", said.status, said.achieved,
       said.clear_change, said.later_score, said.baseline_on, said.first_achieved_on, said.deferred_since
FROM one_each ORDER BY outcome, first;
SELECT n.pseudonym AS person, {age_band} AS age_band, nullif(p.gender, '') AS gender, nullif(p.language, '') AS language,
       p.deprivation_quintile
FROM kept.people p JOIN person_pseudonym n ON n.id = p.named
WHERE p.id IN (SELECT person FROM kept.states_formal WHERE from_day <= $as_of UNION SELECT person FROM kept.outside WHERE opened_on <= $as_of)
ORDER BY person;
SELECT o.pseudonym AS outcome, p.pseudonym AS person, s.opened_on, CASE WHEN s.ended_on <= $as_of THEN s.ended_on END AS ended_on
FROM kept.outside s JOIN kept.people k ON k.id = s.person JOIN outcome_pseudonym o ON o.id = s.id
JOIN person_pseudonym p ON p.id = k.named WHERE s.opened_on <= $as_of ORDER BY outcome
