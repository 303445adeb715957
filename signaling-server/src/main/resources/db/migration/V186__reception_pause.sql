-- A desk that calls nobody for a while, and when its official means to be back.
alter table reception_post
    add pause_reason text check (pause_reason in ('MEAL', 'MEETING', 'CONSULTATION', 'EQUIPMENT', 'OTHER')),
    add paused_since timestamptz,
    add paused_until timestamptz,
    add check (num_nulls(pause_reason, paused_since, paused_until) in (0, 3)),
    add check (pause_reason is null or kind = 'DESK' and client is not null);
