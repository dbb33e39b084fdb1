package org.jiheng.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jiheng.document.Document;
import org.jiheng.report.Annotated;
import org.jiheng.review.FormScores;
import org.jiheng.review.FormSubmission;
import org.jiheng.review.Review;
import org.jiheng.review.form.FormReader;
import org.jiheng.review.form.SelfForm;
import org.jiheng.source.InputException;
import org.jiheng.source.Place;
import org.jiheng.text.Language;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Files that a review of one document writes besides its result. */
final class ReviewFiles {
    @Option(
            names = "--annotate",
            paramLabel = "FILE",
            description = "写出带批注的副本（.docx、.xlsx）/ write a copy with comments")
    private @Nullable Path annotate;

    @Option(
            names = "--to-submission",
            paramLabel = "FILE",
            description = "把读到的自评表写成提交文件，多张时依次编号 / write the forms as submissions, numbered where there are several")
    private @Nullable Path submission;

    /** Refused where several documents would be written to one file. */
    void check(int documents) {
        if (documents > 1 && (annotate != null || submission != null)) {
            throw InputException.of(
                    Place.whole(annotate != null ? "--annotate" : "--to-submission"), "cli.one-document");
        }
    }

    void write(Document document, byte[] bytes, Review review, FormScores scores, Language language) {
        if (annotate != null) {
            byte[] copy = Annotated.of(review, bytes, language);
            Shared.deliver(annotate, out -> out.write(copy));
        }
        if (submission != null) {
            submissions(document, submission, scores);
        }
    }

    private static void submissions(Document document, Path file, FormScores scores) {
        List<SelfForm> forms = FormReader.read(document);
        if (forms.isEmpty()) {
            throw InputException.of(Place.whole(document.name()), "cli.no-form", document.name());
        }
        int year = forms.stream()
                .map(form -> form.facts().year())
                .filter(each -> each != null)
                .mapToInt(each -> each)
                .max()
                .orElse(scores.year());
        for (int i = 0; i < forms.size(); i++) {
            SelfForm form = forms.get(i);
            Path target = forms.size() == 1 ? file : numbered(file, i + 1);
            byte[] yaml = FormSubmission.yaml(form, scores.standard(form), year).getBytes(StandardCharsets.UTF_8);
            Shared.deliver(target, out -> out.write(yaml));
        }
    }

    /** {@code forms.yaml} → {@code forms-01.yaml}. */
    private static Path numbered(Path file, int number) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        String base = dot < 0 ? name : name.substring(0, dot);
        String end = dot < 0 ? ".yaml" : name.substring(dot);
        return file.resolveSibling(base + (number < 10 ? "-0" : "-") + number + end);
    }
}
