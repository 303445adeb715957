-- Who stands for a petitioner and is elsewhere is called by telephone, and is one person in all calls of a reception.
create table conference_representative (
    person uuid primary key references person (id),
    reception uuid not null,
    position int not null,
    unique (reception, position),
    foreign key (reception, position) references reception_representative (reception, position)
);

alter table invitation add column representative int;
alter table invitation drop constraint invitation_kind_check;
alter table invitation add constraint invitation_kind_check
    check (kind in ('CO_OFFICIAL', 'UNIT', 'INTERPRETER', 'REPRESENTATIVE'));
alter table invitation add check ((kind = 'REPRESENTATIVE') = (representative is not null));
alter table invitation add foreign key (reception, representative) references reception_representative (reception, position);

insert into notice_kind (kind, urgent, useful_for) values ('REPRESENTATIVE_CALLED_IN', true, '1 minute');
insert into notice_template (kind, language, version, title, text, discreet) values
('REPRESENTATIVE_CALLED_IN', 'zh', 1, '请参加视频接访', '【{office}】{caller}正在视频接访，请您作为{petitioner}的代表现在参加：{link} 10分钟内有效，请勿转发。', '【{office}】{caller}请您现在参加视频通话：{link} 10分钟内有效，请勿转发。'),
('REPRESENTATIVE_CALLED_IN', 'en', 1, 'Called into a reception', '[{office}] {caller} asks you to join a video reception now for {petitioner}: {link} Good for 10 minutes; keep it to yourself.', '[{office}] {caller} asks you to join a video call now: {link} Good for 10 minutes; keep it to yourself.');
