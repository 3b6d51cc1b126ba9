-- Every row of scores, read. `sound`: it can be told who spoke when, and whether it stands.
-- `whole`: what was said can be read. The cells are read before the joins, so that no
-- words are carried along.
SELECT s.*, l.o, l.opened, l.ended, l.started, l.closed, l.goal_since,
       NOT valued AND gives_reason AS refuses,
       day IS NOT NULL AND recorded IS NOT NULL AND kind > 0 AND voice > 0 AND retraction_is_read AS sound,
       refusal_is_read AND NOT (valued AND (s.points IS NULL OR gives_reason)) AND NOT ({NEITHER}) AS whole,
       t.tool IS NOT NULL AS tool_is_known, c.points AS carried_over
FROM (
    SELECT row, "@outcome", as_day("on") AS day, who,
           coalesce(list_position(['baseline', 'informal', 'review', 'end'], kind), 0) AS kind,
           coalesce(voice("by"), 0) AS voice,
           value <> '' AS valued, as_score(value) AS points, says(narrative) AS narrated,
           not_scored_reason <> '' AND says(not_scored_reason) AS gives_reason,
           not_scored_kind IN ('', 'declined') AS by_choice,
           not_scored_kind IN ('', 'declined', 'unable', 'not_asked') AS refusal_is_read,
           concurs <> '' AND as_truth(concurs) IS DISTINCT FROM false AS concurring,
           tool, raw,
           proxy_reason <> '' AND says(proxy_reason) AS proxied,
           difference_reason <> '' AND says(difference_reason) AS explained,
           CASE WHEN recorded_at = '' THEN CAST(as_day("on") AS TIMESTAMP) ELSE as_moment(recorded_at) END AS recorded,
           as_moment(retracted_at) AS retracted,
           retracted_at = '' OR as_moment(retracted_at) IS NOT NULL AS retraction_is_read,
           retracted_at <> '' AND NOT says(retracted_reason) AS retraction_unexplained
    FROM scores_cells
) s
LEFT JOIN life l ON l.o = s."@outcome"
LEFT JOIN (SELECT DISTINCT tool FROM transfer) t ON t.tool = s.tool
LEFT JOIN transfer c ON c.tool = s.tool AND c.raw = s.raw
