insert into notice_kind (kind, urgent, useful_for) values ('COMMITMENT_KEPT', false, '3 days');
insert into notice_template (kind, language, version, title, text, discreet) values
('COMMITMENT_KEPT', 'zh', 1, '承诺已办结', '【{office}】接访时对您作出的一项承诺已办结，结果可凭回执上的查询码查看。有异议请联系{from}。', '您反映的事项有新进展，可凭回执上的查询码查看。'),
('COMMITMENT_KEPT', 'en', 1, 'A commitment was kept', '[{office}] A commitment made to you in a reception was kept. See what was done with the code on your receipt. If you disagree, ask {from}.', 'There is news of your matter. See it with the code on your receipt.');
