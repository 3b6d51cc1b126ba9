-- How every figure of measures by these dimensions changes from one period to the next, and how many people stand behind each:
-- summed up to a period they are the figures of that period. Periods of one kind are numbered.
-- A state is seen in a period whose last day it holds, and an outcome that has ended in no period after that of its end.
-- How many outcomes of each sort a person has in a cell is packed, ten bits a sort, into two numbers: they are added as one.
INSERT INTO store.kept.cube
WITH seen AS (
    SELECT s.person, {keys}, {begins} AS begins, least({ends}, coalesce({ended} + 1, 2147483647)) AS ends,
           {first} AS first, {second} AS second
    FROM store.kept.states_{basis} s JOIN nation_of n ON n.unit = s.unit WHERE {only}
),
turned AS (
    SELECT person, {names}, begins AS period, first, second FROM seen WHERE begins < ends
    UNION ALL
    SELECT person, {names}, ends, -first, -second FROM seen WHERE begins < ends
),
-- What changes for a person in a cell and in every margin of it.
stepped AS (
    SELECT person, {names}, {margin} AS margin, period, CAST(sum(first) AS BIGINT) AS first, CAST(sum(second) AS BIGINT) AS second
    FROM turned GROUP BY person, period, CUBE ({names})
    HAVING sum(first) <> 0 OR sum(second) <> 0
),
-- How they stood after it, and before it: that less what changed.
stood AS (
    SELECT {names}, margin, period, CAST(sum(first) OVER so_far AS BIGINT) AS after_1, after_1 - first AS before_1,
           CAST(sum(second) OVER so_far AS BIGINT) AS after_2, after_2 - second AS before_2
    FROM stepped WINDOW so_far AS (PARTITION BY person, {names}, margin ORDER BY period)
),
-- Many people make the same step.
alike AS (
    SELECT {names}, margin, period, before_1, after_1, before_2, after_2, count(*) AS people FROM stood GROUP BY ALL
)
SELECT '{basis}', '{kind}', {names}, margin, period, {figures}, {behind}
FROM (SELECT {names}, margin, period, people, {unpacked} FROM alike) GROUP BY {names}, margin, period
