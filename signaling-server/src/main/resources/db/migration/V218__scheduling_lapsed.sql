-- A wish that an office sent back has a clock too: whoever asked is reminded, and what is not answered then lapses. The case stays.
alter table appointment drop constraint appointment_stage_check;
alter table appointment add constraint appointment_stage_check check (stage in ('DRAFT', 'SUBMITTED', 'UNDER_REVIEW', 'RETURNED',
    'LAPSED', 'REJECTED', 'APPROVED', 'SCHEDULED', 'NO_SHOW', 'OFFICIAL_ABSENT', 'DEFERRED', 'CANCELLED', 'FULFILLED'));
drop index appointment_one_per_case;
create unique index appointment_one_per_case on appointment (case_id)
    where stage not in ('REJECTED', 'LAPSED', 'CANCELLED', 'FULFILLED');
-- Those that were sent back before are reminded first, as if they had been sent back now.
update appointment set overdue = false, deadline = clock_timestamp() + interval '14 days' where stage = 'RETURNED';

insert into notice_kind (kind, urgent, useful_for) values
('REMINDED', false, '60 days'),
('LAPSED', false, '3 days');
insert into notice_template (kind, language, version, title, text, discreet) values
('REMINDED', 'zh', 1, '接访预约待补充', '【{office}】您的接访预约需补充，尚未收到。请在{time}前补充，逾期预约失效。请联系{from}。', '您的预约需补充，详情请向登记处查询。'),
('LAPSED', 'zh', 1, '接访预约已失效', '【{office}】您的接访预约未补充，已失效，可重新预约。您反映的事项不受影响。请联系{from}。', '您的预约已失效，可重新预约，详情请向登记处查询。'),
('REMINDED', 'en', 1, 'Your wish still needs more', '[{office}] Your wish for a reception still has to be completed. Do it before {time}, or it lapses. Please ask {from}.', 'Your wish for an appointment has to be completed. Ask where you registered.'),
('LAPSED', 'en', 1, 'Your wish has lapsed', '[{office}] Your wish for a reception was not completed and has lapsed; you may ask again. Your case goes on. Please ask {from}.', 'Your wish for an appointment has lapsed; you may ask again. Ask where you registered.');
