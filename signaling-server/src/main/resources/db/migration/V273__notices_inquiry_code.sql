insert into notice_kind (kind, urgent, useful_for) values ('INQUIRY_CODE', true, '1 day');
insert into notice_template (kind, language, version, title, text, discreet) values
('INQUIRY_CODE', 'zh', 1, '查询码', '【{office}】查询码{code}，在{pages}可查看办理经过、评价接访。请勿转发。', '【{office}】查询码{code}，在{pages}查询。请勿转发。'),
('INQUIRY_CODE', 'en', 1, 'Inquiry code', '[{office}] Inquiry code {code}: see how far your case is, and rate the reception, at {pages} Keep it to yourself.', '[{office}] Code {code} for {pages} Keep it to yourself.');
