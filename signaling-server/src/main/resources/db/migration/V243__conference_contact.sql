-- Who of a unit was called before: whoever has that name and number there is the same person again.
create table conference_contact (
    person uuid primary key references person (id),
    unit uuid not null references responsible_unit (id),
    name text not null,
    telephone_hash bytea not null,
    unique (unit, name, telephone_hash)
);

alter table invitation add column unit uuid references responsible_unit (id);
-- Who came, when it was not whom the unit named.
alter table invitation add column guest_name text check (length(guest_name) between 1 and 40);
alter table invitation add check (unit is null or kind = 'UNIT');

alter table invitation_ring add column rings_until timestamptz;
alter table invitation_ring add column opened_at timestamptz;
update invitation_ring set rings_until = rung_at + interval '20 s' where rung_at is not null;
alter table invitation_ring add check ((rung_at is null) = (rings_until is null));
alter table invitation_ring drop constraint invitation_ring_outcome_check;
alter table invitation_ring add constraint invitation_ring_outcome_check
    check (outcome in ('JOINED', 'REFUSED', 'UNANSWERED', 'CANCELLED', 'KEPT_AWAY', 'UNDELIVERED', 'BUSY'));
create index invitation_ring_until on invitation_ring (rings_until) where outcome is null;

insert into notice_kind (kind, urgent, useful_for) values ('CALLED_IN', true, '1 minute');
insert into notice_template (kind, language, version, title, text, discreet) values
('CALLED_IN', 'zh', 1, '请参加视频接访', '【{office}】{caller}正在视频接访，请{unit}现在参加：{link} 10分钟内有效，请勿转发。', '【{office}】{caller}请您现在参加视频通话：{link} 10分钟内有效，请勿转发。'),
('CALLED_IN', 'en', 1, 'Called into a reception', '[{office}] {caller} asks {unit} to join a video reception now: {link} Good for 10 minutes; keep it to yourself.', '[{office}] {caller} asks you to join a video call now: {link} Good for 10 minutes; keep it to yourself.');
