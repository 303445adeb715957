-- Why there is no photograph of who was checked in; OTHER asks for words.
create table reception_no_photo (
    code text primary key,
    position int not null unique,
    name_zh text not null,
    name_en text not null
);
insert into reception_no_photo (code, position, name_zh, name_en) values
    ('CAMERA', 1, '摄像头不能用', 'The camera does not work'),
    ('REFUSED', 2, '信访人不愿拍照', 'The petitioner does not want it'),
    ('ABSENT', 3, '信访人本人未到场', 'The petitioner is not here'),
    ('OTHER', 4, '其他', 'Other');

alter table reception rename photo_refused to no_photo_note;
alter table reception add no_photo text references reception_no_photo (code);
update reception set no_photo = 'OTHER' where photo is null and no_photo_note <> '';
alter table reception add check (photo is null or no_photo is null);
