# 规则的中文句式。每行：[when] 或 [then]，句式，=，展开成的规则文字。“例：”开头的注释是下一句式的例句。
# 句式中的 {名:类}：measure 指标值，flag 是非事实，problem 问题，indicator 指标，parameter 参数，number 数（成为该规则的参数），text 文字。
# The sentences of rules: [when] or [then], the sentence, =, the rule text it becomes. A number becomes a parameter of the rule.

# ── 查找什么 what is looked for ──
# 例：查找问题 人员超编
[when]查找问题 {p:problem}=$problem : Problem(code == "{p}")
# 例：评价指标 预算信息公开
[when]评价指标 {i:indicator}=$indicator : Indicator(id == "{i}")

# ── 数与数相比 numbers compared ──
# 例：固定资产利用率 低于 90%
[when]{m:measure} 低于 {n:number}=Measure(name == "{m}", subject == "", value < {n}, $value : value)
# 例：固定资产利用率 不低于 90%
[when]{m:measure} 不低于 {n:number}=Measure(name == "{m}", subject == "", value >= {n}, $value : value)
# 例：编外聘用人数 超过 0 人
[when]{m:measure} 超过 {n:number}=Measure(name == "{m}", subject == "", value > {n}, $value : value)
# 例：预算净调整率 不超过 10%
[when]{m:measure} 不超过 {n:number}=Measure(name == "{m}", subject == "", value <= {n}, $value : value)
# 例：满意度 等于 100%
[when]{m:measure} 等于 {n:number}=Measure(name == "{m}", subject == "", value == {n}, $value : value)
# 例：固定资产利用率 低于 规定值 asset-utilisation.floor
[when]{m:measure} 低于 规定值 {v:parameter}=Parameter(name == "{v}", $limit : value) Measure(name == "{m}", subject == "", value < $limit, $value : value)
# 例：预算净调整率 超过 规定值 adjustment.limit
[when]{m:measure} 超过 规定值 {v:parameter}=Parameter(name == "{v}", $limit : value) Measure(name == "{m}", subject == "", value > $limit, $value : value)
# 例：在职人数 多于 编制数
[when]{a:measure} 多于 {b:measure}=Measure(name == "{b}", subject == "", $base : value) Measure(name == "{a}", subject == "", value > $base, $value : value) $difference : BigDecimal() from ($value - $base)
# 例：全年预算数 少于 年初预算数
[when]{a:measure} 少于 {b:measure}=Measure(name == "{b}", subject == "", $base : value) Measure(name == "{a}", subject == "", value < $base, $value : value) $difference : BigDecimal() from ($base - $value)

# 例：全年预算数 记作 annual
[when]{m:measure} 记作 {k:text}=Measure(name == "{m}", subject == "", ${k} : value)

# ── 是与否 yes and no ──
# 例：是否有投诉台账 为否
[when]{f:flag} 为否=Flag(name == "{f}", value == false)
# 例：是否涉密不公开 为是
[when]{f:flag} 为是=Flag(name == "{f}", value == true)

# ── 清单中的某一项 one item of a list ──
# 例：某项管理制度 没有建立
[when]某项管理制度 没有建立=ManagementSystem(exists == false, $subject : kind, $name : name)
# 例：某项任务 没有量化的绩效指标
[when]某项任务 没有量化的绩效指标=CompleteList(name == "indicators") Task($subject : name) not Goal(task == null) not Goal(task == $subject, target != null || due != null || targetText == null)
# 例：某项任务 的绩效指标为零个
[when]某项任务 的绩效指标为零个=Task(indicators <= 0B, $subject : name)
# 例：某项目自评 没有写明实际完成情况
[when]某项目自评 没有写明实际完成情况=SelfEvaluation(actualDescribed == false, $subject : project)
# 例：某项目自评 执行数与决算不一致
[when]某项目自评 执行数与决算不一致=SelfEvaluation(executedAgrees == false, $subject : project)
# 例：某项目自评 没有提供评价报告
[when]某项目自评 没有提供评价报告=SelfEvaluation(reportProvided == false, $subject : project)
# 例：某项目自评 报送晚于规定日期
[when]某项目自评 报送晚于规定日期=SelfEvaluation(due != null, filed > due, $subject : project, $due : due, $filed : filed)
# 例：某项目 有预算而没有绩效自评表
[when]某项目 有预算而没有绩效自评表=Project(annual > 0B, $subject : name, $annual : annual) not SelfEvaluation(project == $subject)
# 例：某项目 进展为 delayed
[when]某项目 进展为 {s:text}=Project(state == "{s}", $subject : name)
# 例：某项目 有预算而全年没有支出
[when]某项目 有预算而全年没有支出=Project(annual > 0B, executed <= 0B, state in ("done", "ongoing", "delayed"), $subject : name, $annual : annual)
# 例：某项目 应完成日期已过而未完成
[when]某项目 应完成日期已过而未完成=Department($asOf : asOf) Project(state in ("ongoing", "delayed"), due < $asOf, $subject : name, $due : due)
# 例：某项待报废资产 尚未处置
[when]某项待报废资产 尚未处置=Scrapping(disposed == false, $subject : name)
# 例：某项待报废资产 尚未处置，且缺少购置发票
[when]某项待报废资产 尚未处置，且缺少购置发票=Scrapping(disposed == false, invoice == false, $subject : name)
# 例：某项待报废资产 尚未处置，且未办理报废审批
[when]某项待报废资产 尚未处置，且未办理报废审批=Scrapping(disposed == false, approval == false, $subject : name)
# 例：某项待报废资产 未经审批即已处置
[when]某项待报废资产 未经审批即已处置=Scrapping(disposed == true, approval == false, $subject : name)

# ── 日期 dates ──
# 例：最近一次盘点 早于评价年度
[when]最近一次盘点 早于评价年度=Department($begins : yearBegins) Assets(lastInventory < $begins, $lastInventory : lastInventory)
# 例：预决算应公开日期 已过
[when]预决算应公开日期 已过=Department($asOf : asOf) Disclosure(due < $asOf, $due : due)
# 例：预决算公开 晚于应公开日期
[when]预决算公开 晚于应公开日期=Disclosure(due != null, publishedOn > due, $due : due, $publishedOn : publishedOn)
# 例：预决算公开 不及时而日期不全
[when]预决算公开 不及时而日期不全=Disclosure(published == true, onTime == false, due == null || publishedOn == null)

# ── 其他 others ──
# 例：有编外聘用 而人数不明
[when]有编外聘用 而人数不明=Posts(hiresBeyond == true, hiredBeyond == null)

# ── 结论 conclusions ──
# 例：报告该问题
[then]报告该问题=report.problem($problem);
# 例：报告该项存在该问题
[then]报告该项存在该问题=report.problem($problem, $subject);
# 例：报告该项存在该问题，按“actualDescribed”表述
[then]报告该项存在该问题，按{k:text}表述=report.problem($problem, $subject, "{k}");
# 例：报告该问题，按“schedule”表述
[then]报告该问题，按{k:text}表述=report.problem($problem, "", "{k}");
# 例：该问题不适用，因为“没有固定资产”
[then]该问题不适用，因为{r:text}=report.notApplicable($problem, "{r}");
# 例：该指标不适用，因为“涉密单位按规定不公开”
[then]该指标不适用，因为{r:text}=report.notApplicable($indicator, "{r}");
