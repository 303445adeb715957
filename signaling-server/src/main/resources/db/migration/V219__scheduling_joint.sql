-- How far a joint reception has come: an office proposed it, or the proposal was accepted and the higher office is invited to what the
-- competent one holds, and has joined or declined.
alter table appointment add joint text check (joint in ('PROPOSED', 'INVITED', 'JOINED', 'DECLINED'));
update appointment set joint = 'PROPOSED' where joint_with is not null;
alter table appointment add check ((joint is null) = (joint_with is null));
