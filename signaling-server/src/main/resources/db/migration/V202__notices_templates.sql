-- The words of notices. "names" are those by which a wish for an interpreter names the language; what is in no list is told in
-- Chinese. Only what a stranger who holds the telephone may read: no name, no number of a case, nothing of the matter. "discreet"
-- is for a case that somebody is kept away from: not even the office. A text is changed by adding its next version.
create table notice_language (
    language text primary key check (language ~ '^[a-z]{2,3}$'),
    names text[] not null,
    time_pattern text not null,
    reason text not null,
    no_reason text not null,
    footer text not null
);
create table notice_kind (
    kind text primary key check (kind ~ '^[A-Z_]{2,40}$'),
    -- Sent in the quiet hours too.
    urgent boolean not null,
    useful_for interval not null
);
create table notice_template (
    kind text not null references notice_kind (kind),
    language text not null references notice_language (language),
    version int not null,
    title text not null,
    text text not null,
    discreet text not null,
    primary key (kind, language, version)
);

insert into notice_language (language, names, time_pattern, reason, no_reason, footer) values
('zh', '{汉语,普通话,四川话,Chinese,Mandarin,zh}', 'M月d日(E)H:mm', '原因：{reason}。', '原因请向登记处查询。',
 '此邮件由系统自动发送，请勿回复。'),
('en', '{英语,English,en}', 'EEE d MMM, HH:mm', 'Reason: {reason}. ', 'Ask where you registered for the reason. ',
 'This message was sent by a machine; answers are not read. Times are Beijing time.');

insert into notice_kind (kind, urgent, useful_for) values
('BOOKED', false, '3 days'),
('MOVED', false, '3 days'),
('CANCELLED', false, '3 days'),
('RETURNED', false, '3 days'),
('REJECTED', false, '3 days'),
('OFFICIAL_ABSENT', true, '2 hours'),
('LATE', true, '15 minutes'),
('DELAYED', true, '10 minutes'),
('NO_SHOW', false, '2 days'),
('NO_SHOW_AGAIN', false, '2 days'),
('TWO_AHEAD', true, '10 minutes'),
('DEFERRED', true, '12 hours');

insert into notice_template (kind, language, version, title, text, discreet) values
('BOOKED', 'zh', 1, '接访时间已定', '【{office}】您的接访定于{time}，在{place}。请带身份证，提前15分钟到。', '您的预约定于{time}，地点请向登记处查询。请提前15分钟到。'),
('MOVED', 'zh', 1, '接访时间有变', '【{office}】您的接访改到{time}，在{place}。如不便，可谢绝一次，另约时间。', '您的预约改到{time}，地点请向登记处查询。'),
('CANCELLED', 'zh', 1, '接访已取消', '【{office}】您的接访已取消。{reason}如需再约，请联系{from}。', '您的预约已取消，详情请向登记处查询。'),
('RETURNED', 'zh', 1, '接访预约需补充', '【{office}】您的接访预约需补充后重新提交。{reason}请联系{from}。', '您的预约需补充，详情请向登记处查询。'),
('REJECTED', 'zh', 1, '接访预约未获同意', '【{office}】您的接访预约未获同意。{reason}请联系{from}。', '您的预约有答复，详情请向登记处查询。'),
('OFFICIAL_ABSENT', 'zh', 1, '接访人未能到场', '【{office}】很抱歉，接访人未能到场。将优先为您另排时间，定后告知。', '很抱歉，您今天的预约需改期，将优先安排，定后告知。'),
('LATE', 'zh', 1, '接访已经开始', '【{office}】您{clock}的接访已开始。请在{end}前到{place}，逾时取消。', '您{clock}的预约已开始。请在{end}前到场，逾时取消。'),
('DELAYED', 'zh', 1, '接访将推迟', '【{office}】很抱歉，您{clock}的接访将推迟。请在{place}稍候，无须重新取号。', '很抱歉，您{clock}的预约将推迟，请稍候。'),
('NO_SHOW', 'zh', 1, '您未到场', '【{office}】您今天的接访未到场。可再安排一次，请联系{from}另约时间。', '您今天的预约未到场，可再安排一次，请联系登记处。'),
('NO_SHOW_AGAIN', 'zh', 1, '您再次未到场', '【{office}】您的接访两次未到场，不再另行安排。如仍需要，请到{from}办理。', '您的预约两次未到场。如仍需要，请到登记处办理。'),
('TWO_AHEAD', 'zh', 1, '即将到您', '【{office}】{ticket}号：前面还有{ahead}人，请回到{place}候访。', '{ticket}号：前面还有{ahead}人，请回到等候处。'),
('DEFERRED', 'zh', 1, '今天未能接访', '【{office}】很抱歉，今天未能接访到您。将优先为您另排时间，定后告知。', '很抱歉，您今天的预约需改期，将优先安排，定后告知。'),
('BOOKED', 'en', 1, 'Your reception has its time', '[{office}] Your reception is on {time}, at {place}. Bring your identity card, 15 minutes before.', 'Your appointment is on {time}. Ask where you registered for the place.'),
('MOVED', 'en', 1, 'Your reception was moved', '[{office}] Your reception was moved to {time}, at {place}. You may decline the new time once.', 'Your appointment was moved to {time}. Ask where you registered for the place.'),
('CANCELLED', 'en', 1, 'Your reception was cancelled', '[{office}] Your reception was cancelled. {reason}To ask again: {from}.', 'Your appointment was cancelled. Ask where you registered.'),
('RETURNED', 'en', 1, 'Your wish needs more', '[{office}] Your wish for a reception has to be completed. {reason}Please ask {from}.', 'Your wish for an appointment has to be completed. Ask where you registered.'),
('REJECTED', 'en', 1, 'Your wish was not granted', '[{office}] Your wish for a reception was not granted. {reason}Please ask {from}.', 'There is an answer to your wish. Ask where you registered.'),
('OFFICIAL_ABSENT', 'en', 1, 'The official could not come', '[{office}] We are sorry: the official could not come. You come first for a new time and will be told.', 'We are sorry: your appointment of today gets a new time. You will be told.'),
('LATE', 'en', 1, 'Your reception has begun', '[{office}] Your reception of {clock} has begun. Come to {place} before {end}, or it is cancelled.', 'Your appointment of {clock} has begun. Come before {end}, or it is cancelled.'),
('DELAYED', 'en', 1, 'Your reception begins later', '[{office}] We are sorry: your reception of {clock} begins later. Please wait at {place}; you keep your turn.', 'We are sorry: your appointment of {clock} begins later. Please wait.'),
('NO_SHOW', 'en', 1, 'You did not come', '[{office}] You did not come to your reception today. It can be arranged once more: ask {from}.', 'You did not come to your appointment today. It can be arranged once more: ask where you registered.'),
('NO_SHOW_AGAIN', 'en', 1, 'You did not come again', '[{office}] You did not come to your reception twice; no other time is arranged. If you still need it, go to {from}.', 'You did not come to your appointment twice. If you still need it, go where you registered.'),
('TWO_AHEAD', 'en', 1, 'Your turn is near', '[{office}] Number {ticket}: {ahead} ahead of you. Please come back to {place}.', 'Number {ticket}: {ahead} ahead of you. Please come back to the waiting room.'),
('DEFERRED', 'en', 1, 'Not received today', '[{office}] We are sorry: you could not be received today. You come first for a new time and will be told.', 'We are sorry: your appointment of today gets a new time. You will be told.');
