-- The lives that rows are judged against, by row number; "@x" is the row that reference x leads to.
-- A life with its dates the wrong way round is a breach on its own row, and no other rule judges by its days.

CREATE TEMP TABLE plan AS
SELECT p, person, is_open, CASE WHEN in_order THEN started END AS started, CASE WHEN in_order THEN closed END AS closed
FROM (
    SELECT *, coalesce(closed >= started, true) AS in_order
    FROM (SELECT row AS p, "@person" AS person, closed_on = '' AS is_open,
                 as_day(started_on) AS started, as_day(closed_on) AS closed FROM plans_cells)
);

CREATE TEMP TABLE need AS
SELECT n.row AS n, n."@plan" AS p, as_truth(n.eligible) AS eligible, p.person
FROM needs_cells n LEFT JOIN plan p ON p.p = n."@plan";

-- The day from which an outcome has a goal. A goal whose day cannot be read is given the benefit of the doubt.
CREATE TEMP TABLE first_goal AS
SELECT "@outcome" AS o, min(coalesce(as_day(set_on), DATE '0001-01-01')) AS since FROM goals_cells GROUP BY "@outcome";

CREATE TEMP TABLE life AS
SELECT o, is_first, o.person, outside, o.p, without_need, n, successor, end_reason, o.is_open,
       CASE WHEN in_order THEN o_opened END AS opened, CASE WHEN in_order THEN o_ended END AS ended,
       p.person AS plan_person, p.is_open AS plan_is_open, p.started, p.closed, g.since AS goal_since
FROM (
    SELECT *, coalesce(o_ended >= o_opened, true) AS in_order
    FROM (SELECT row AS o, "@id" = row AND id <> '' AS is_first, "@person" AS person, plan = '' AS outside,
                 "@plan" AS p, need = '' AS without_need, "@need" AS n, "@replaced_by" AS successor, end_reason,
                 ended_on = '' AS is_open, as_day(opened_on) AS o_opened, as_day(ended_on) AS o_ended
          FROM outcomes_cells)
) o
LEFT JOIN plan p ON p.p = o.p
LEFT JOIN first_goal g USING (o);
