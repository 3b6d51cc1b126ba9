-- C3: at most one baseline occasion among the rows that hold; the later ones are at fault.
WITH baseline AS (SELECT row, o, day FROM holding WHERE kind = 1),
first_one AS (SELECT o, min(day) AS day FROM baseline GROUP BY o HAVING min(day) < max(day))
SELECT b.row FROM baseline b JOIN first_one f ON b.o = f.o AND b.day > f.day
