package org.jiheng.document;

import java.awt.geom.Point2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.jspecify.annotations.Nullable;

/**
 * What a page shows: characters where they stand, and the rules drawn on it. Measured in points from the upper left corner, the
 * page turned as a reader sees it.
 */
final class PdfPage extends PDFGraphicsStreamEngine {
    /** A filled shape no thicker than this is a rule. */
    private static final float THIN = 3;

    private static final float SHORTEST = 3;
    private static final float SLANT = 0.7f;

    private final Limits limits;
    private final PDRectangle box;
    private final int rotation;
    private final List<Glyph> glyphs = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();
    private final List<List<Point2D.Float>> path = new ArrayList<>();
    private boolean pictures;
    private int unreadable;

    PdfPage(PDPage page, Limits limits) throws IOException {
        super(page);
        this.limits = limits;
        this.box = page.getCropBox();
        this.rotation = Math.floorMod(page.getRotation(), 360);
        processPage(page);
    }

    List<Glyph> glyphs() {
        return glyphs;
    }

    List<Rule> rules() {
        return rules;
    }

    float width() {
        return rotation % 180 == 0 ? box.getWidth() : box.getHeight();
    }

    float height() {
        return rotation % 180 == 0 ? box.getHeight() : box.getWidth();
    }

    boolean pictures() {
        return pictures;
    }

    /** Characters whose font does not tell which they are. */
    int unreadable() {
        return unreadable;
    }

    @Override
    protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement) throws IOException {
        String text = font.toUnicode(code);
        if (text == null) {
            unreadable++;
            text = "\uFFFD";
        }
        limits.characters(text.length());
        Point2D.Float begin = turned(matrix.getTranslateX(), matrix.getTranslateY());
        Matrix end = matrix.clone();
        end.translate(displacement.getX(), 0);
        Point2D.Float after = turned(end.getTranslateX(), end.getTranslateY());
        float size = Math.max(Math.abs(matrix.getScalingFactorY()), 0.1f);
        if (Float.isFinite(begin.x + begin.y + after.x + size) && Math.abs(after.y - begin.y) < size / 2) {
            glyphs.add(new Glyph(text, Math.min(begin.x, after.x), Math.max(begin.x, after.x), begin.y, size));
        }
    }

    private Point2D.Float turned(double x, double y) {
        float left = (float) x - box.getLowerLeftX();
        float up = (float) y - box.getLowerLeftY();
        return switch (rotation) {
            case 90 -> new Point2D.Float(up, left);
            case 180 -> new Point2D.Float(box.getWidth() - left, up);
            case 270 -> new Point2D.Float(box.getHeight() - up, box.getWidth() - left);
            default -> new Point2D.Float(left, box.getHeight() - up);
        };
    }

    @Override
    public void appendRectangle(Point2D p0, Point2D p1, Point2D p2, Point2D p3) {
        moveTo((float) p0.getX(), (float) p0.getY());
        for (Point2D corner : List.of(p1, p2, p3, p0)) {
            lineTo((float) corner.getX(), (float) corner.getY());
        }
    }

    @Override
    public void moveTo(float x, float y) {
        path.add(new ArrayList<>());
        lineTo(x, y);
    }

    @Override
    public void lineTo(float x, float y) {
        limits.step();
        if (path.isEmpty()) {
            path.add(new ArrayList<>());
        }
        path.get(path.size() - 1).add(turned(x, y));
    }

    @Override
    public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
        lineTo(x3, y3);
    }

    @Override
    public @Nullable Point2D getCurrentPoint() {
        // only relative curves ask, and curves draw no rule
        return path.isEmpty() ? null : new Point2D.Float(0, 0);
    }

    @Override
    public void closePath() {
        if (!path.isEmpty() && path.get(path.size() - 1).size() > 1) {
            List<Point2D.Float> last = path.get(path.size() - 1);
            last.add(last.get(0));
        }
    }

    @Override
    public void endPath() {
        path.clear();
    }

    @Override
    public void strokePath() {
        for (List<Point2D.Float> points : path) {
            for (int i = 1; i < points.size(); i++) {
                rule(points.get(i - 1), points.get(i));
            }
        }
        path.clear();
    }

    @Override
    public void fillPath(int windingRule) {
        for (List<Point2D.Float> points : path) {
            float left = Float.MAX_VALUE;
            float right = -Float.MAX_VALUE;
            float top = Float.MAX_VALUE;
            float bottom = -Float.MAX_VALUE;
            for (Point2D.Float point : points) {
                left = Math.min(left, point.x);
                right = Math.max(right, point.x);
                top = Math.min(top, point.y);
                bottom = Math.max(bottom, point.y);
            }
            if (bottom - top <= THIN && right - left > bottom - top) {
                float y = (top + bottom) / 2;
                rule(new Point2D.Float(left, y), new Point2D.Float(right, y));
            } else if (right - left <= THIN && bottom - top > right - left) {
                float x = (left + right) / 2;
                rule(new Point2D.Float(x, top), new Point2D.Float(x, bottom));
            }
        }
        path.clear();
    }

    @Override
    public void fillAndStrokePath(int windingRule) {
        strokePath();
    }

    private void rule(Point2D.Float from, Point2D.Float to) {
        if (rules.size() > Limits.RULES_OF_PAGE) {
            throw limits.tooLarge();
        }
        float across = Math.abs(from.x - to.x);
        float down = Math.abs(from.y - to.y);
        if (down <= SLANT && across >= SHORTEST) {
            rules.add(new Rule(true, (from.y + to.y) / 2, Math.min(from.x, to.x), Math.max(from.x, to.x)));
        } else if (across <= SLANT && down >= SHORTEST) {
            rules.add(new Rule(false, (from.x + to.x) / 2, Math.min(from.y, to.y), Math.max(from.y, to.y)));
        }
    }

    @Override
    public void drawImage(PDImage image) {
        pictures = true;
    }

    @Override
    public void clip(int windingRule) {
        // what is clipped is read all the same
    }

    @Override
    public void shadingFill(COSName name) {
        // paints no rule
    }

    /** A character: its left and right edge, its base line and size. */
    record Glyph(String text, float left, float right, float base, float size) {
        float middleX() {
            return (left + right) / 2;
        }

        float middleY() {
            return base - size * 0.35f;
        }
    }

    /** A straight rule; {@code at} is its y if it runs across, else its x. */
    record Rule(boolean across, float at, float from, float to) {}
}
