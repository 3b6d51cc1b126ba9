-- The lives that rows are judged against. Where two rows bear one id, references go to the first (`..._first`).
-- A life with its dates the wrong way round is a breach on its own row, and no other rule judges by its days.

CREATE TEMP TABLE plan AS
SELECT p, id, person, is_open, CASE WHEN in_order THEN started END AS started, CASE WHEN in_order THEN closed END AS closed
FROM (
    SELECT *, coalesce(closed >= started, true) AS in_order
    FROM (SELECT row AS p, id, person, closed_on = '' AS is_open,
                 as_day(started_on) AS started, as_day(closed_on) AS closed FROM plans_first)
);

CREATE TEMP TABLE need AS
SELECT n.id, n.plan, as_truth(n.eligible) AS eligible, p.person FROM needs_first n LEFT JOIN plan p ON p.id = n.plan;

-- The day from which an outcome has a goal. A goal whose day cannot be read is given the benefit of the doubt.
CREATE TEMP TABLE first_goal AS
SELECT outcome AS id, min(coalesce(as_day(set_on), DATE '0001-01-01')) AS since FROM goals_cells GROUP BY outcome;

CREATE TEMP TABLE life AS
SELECT o.*, CASE WHEN in_order THEN o_opened END AS opened, CASE WHEN in_order THEN o_ended END AS ended,
       p.p, p.person AS plan_person, p.is_open AS plan_is_open, p.started, p.closed, g.since AS goal_since
FROM (
    SELECT *, coalesce(o_ended >= o_opened, true) AS in_order
    FROM (SELECT row AS o, id, person, plan, need, end_reason, ended_on = '' AS is_open, replaced_by,
                 as_day(opened_on) AS o_opened, as_day(ended_on) AS o_ended FROM outcomes_first)
) o
LEFT JOIN plan p ON p.id = o.plan
LEFT JOIN first_goal g ON g.id = o.id;
