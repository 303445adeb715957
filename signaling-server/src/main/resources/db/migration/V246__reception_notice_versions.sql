-- The notice of recording and oversight that is read aloud before check-in, and the one of personal information that the public page
-- shows before a wish is sent. What somebody acknowledged has to be shown in the words of then: a text is changed by adding its next
-- version, which holds from its day in Beijing on.
create table reception_notice (
    version text primary key,
    valid_from date not null unique
);
create table reception_notice_paragraph (
    version text not null references reception_notice (version),
    position int not null,
    zh text not null check (zh <> ''),
    en text not null check (en <> ''),
    primary key (version, position)
);
create table privacy_notice (
    version text primary key,
    valid_from date not null unique
);
create table privacy_notice_paragraph (
    version text not null references privacy_notice (version),
    position int not null,
    zh text not null check (zh <> ''),
    en text not null check (en <> ''),
    primary key (version, position)
);

insert into reception_notice (version, valid_from) values ('2026-11', '2026-11-01');
insert into reception_notice_paragraph (version, position, zh, en) values
('2026-11', 1, '本次接访通过视频进行，自接通起全程录音录像。录音录像与您的信访件一并保存，作为办理依据，任何一方不能中途停止或删除。',
 'This reception is held by video and is recorded in sound and picture from the moment it is connected. The recording is kept with your case. Neither side can stop or delete it.'),
('2026-11', 2, '上级信访工作机构可能依规对接访过程进行监看。监看人员不参与谈话，每一次监看都有登记。',
 'A superior petition office may watch the reception as the rules allow. Those who watch do not take part, and every watch is logged.'),
('2026-11', 3, '为了接通时立即见面，轮到您之前摄像头会提前准备，指示灯会亮；接通之前任何人看不到、听不到您，也不录制。',
 'So that you see each other at once, the camera is made ready shortly before your turn and its lamp is on. Before you are connected nobody sees or hears you and nothing is recorded.'),
('2026-11', 4, '谈话中线路中断时，您的座位保留九十秒；未能恢复的，接访人会安排继续等候或另约时间，您的排号不会作废。',
 'If the line breaks during the talk, your seat is kept for ninety seconds. If it cannot be restored, the official lets you wait on or arranges another time; your number stays valid.');

insert into privacy_notice (version, valid_from) values ('2026-11', '2026-11-01');
insert into privacy_notice_paragraph (version, position, zh, en) values
('2026-11', 1, '谁在处理：您所选终端所属的信访工作机构，以及审批和接访您的上级信访工作机构。',
 'Who handles it: the petition office of the terminal you choose, and the offices above it that review your request and receive you.'),
('2026-11', 2, '收集什么、为什么：姓名、身份证号用于核对身份和查重；手机号用于通知；反映的事项用于办理。身份证号是敏感个人信息，不提供就无法预约，但仍可直接到终端当面提出。',
 'What and why: name and identity number, to know you and to find what you brought before; telephone, to tell you; your matter, to deal with it. The identity number is sensitive personal information: without it you cannot book here, but you may still come to a terminal in person.'),
('2026-11', 3, '谁能看到：只有经办您这件事的工作人员；号码默认隐去中间几位，查看完整号码须写明用途并留有记录。不用于其他用途，不向无关的人提供。',
 'Who sees it: only the staff who deal with your matter. Numbers are shown without their middle; whoever looks at a whole one states why, and it is logged. It is used for nothing else and given to nobody else.'),
('2026-11', 4, '怎样保存：加密保存在信访系统中，随信访件按档案规定保管。',
 'How it is kept: encrypted, in the petition system, with your case, as long as the rules for archives say.'),
('2026-11', 5, '您的权利：可以查询、更正、取消预约；办理登记之前取消的，事项一并撤回。可向接待您的信访工作机构提出。',
 'Your rights: you may look at it, have it corrected, and cancel. If you cancel before your matter is registered, the matter is taken back too. Ask the petition office that receives you.');

-- A notice that was written names the words it was written in, which are kept as long as it is.
alter table notice add constraint notice_words foreign key (kind, language, version)
    references notice_template (kind, language, version);

-- The service was allowed to write over them.
revoke update, delete on notice_template from "${service}";
