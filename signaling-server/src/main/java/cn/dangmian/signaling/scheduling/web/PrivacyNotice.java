package cn.dangmian.signaling.scheduling.web;

import java.util.List;

/** What is told before personal information is taken (Personal Information Protection Law). New words are a new version. */
final class PrivacyNotice {

    record Paragraph(String zh, String en) {}

    static final String VERSION = "2026-11";

    static final List<Paragraph> PARAGRAPHS = List.of(
            new Paragraph(
                    "谁在处理：您所选终端所属的信访工作机构，以及审批和接访您的上级信访工作机构。",
                    "Who handles it: the petition office of the terminal you choose, and the offices above it that review your request and receive you."),
            new Paragraph(
                    "收集什么、为什么：姓名、身份证号用于核对身份和查重；手机号用于通知；反映的事项用于办理。身份证号是敏感个人信息，不提供就无法预约，但仍可直接到终端当面提出。",
                    "What and why: name and identity number, to know you and to find what you brought before; telephone, to tell you; your matter, to deal with it. The identity number is sensitive personal information: without it you cannot book here, but you may still come to a terminal in person."),
            new Paragraph(
                    "谁能看到：只有经办您这件事的工作人员；号码默认隐去中间几位，查看完整号码须写明用途并留有记录。不用于其他用途，不向无关的人提供。",
                    "Who sees it: only the staff who deal with your matter. Numbers are shown without their middle; whoever looks at a whole one states why, and it is logged. It is used for nothing else and given to nobody else."),
            new Paragraph(
                    "怎样保存：加密保存在信访系统中，随信访件按档案规定保管。",
                    "How it is kept: encrypted, in the petition system, with your case, as long as the rules for archives say."),
            new Paragraph(
                    "您的权利：可以查询、更正、取消预约；办理登记之前取消的，事项一并撤回。可向接待您的信访工作机构提出。",
                    "Your rights: you may look at it, have it corrected, and cancel. If you cancel before your matter is registered, the matter is taken back too. Ask the petition office that receives you."));

    private PrivacyNotice() {}
}
