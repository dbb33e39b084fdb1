package org.jiheng.report.word;

import com.deepoove.poi.XWPFTemplate;
import com.deepoove.poi.plugin.table.LoopRowTableRenderPolicy;
import com.deepoove.poi.template.ElementTemplate;
import com.deepoove.poi.template.run.RunTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTcPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STMerge;

/** Repeats the row below a list's tag for each item, and joins the cells that go on from the row above, whatever their column. */
final class JoinedRows extends LoopRowTableRenderPolicy {
    @Override
    public void render(ElementTemplate element, Object data, XWPFTemplate template) {
        XWPFParagraph paragraph =
                (XWPFParagraph) ((RunTemplate) element).getRun().getParent();
        XWPFTableRow head = ((XWPFTableCell) paragraph.getBody()).getTableRow();
        XWPFTable table = head.getTable();
        int first = table.getRows().indexOf(head) + 1;
        List<String> columns = new ArrayList<>();
        table.getRow(first).getTableCells().forEach(cell -> columns.add(cell.getText()));
        super.render(element, data, template);
        if (data instanceof List<?> items) {
            for (int i = 1; i < items.size(); i++) {
                if (items.get(i) instanceof Map<?, ?> item && item.get("above") instanceof List<?> above) {
                    for (Object name : above) {
                        join(table, first + i, columns.indexOf("[" + name + "]"));
                    }
                }
            }
        }
    }

    private static void join(XWPFTable table, int row, int column) {
        if (column < 0) {
            return;
        }
        CTTcPr above = properties(table.getRow(row - 1).getCell(column));
        if (!above.isSetVMerge()) {
            above.addNewVMerge().setVal(STMerge.RESTART);
        }
        properties(table.getRow(row).getCell(column)).addNewVMerge().setVal(STMerge.CONTINUE);
    }

    private static CTTcPr properties(XWPFTableCell cell) {
        return cell.getCTTc().isSetTcPr()
                ? cell.getCTTc().getTcPr()
                : cell.getCTTc().addNewTcPr();
    }
}
