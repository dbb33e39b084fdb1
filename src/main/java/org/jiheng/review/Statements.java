package org.jiheng.review;

import java.util.ArrayList;
import java.util.List;
import org.jiheng.document.Document;

/**
 * What a document claims of its own figures, in running text and in plain tables.
 *
 * @param statements the claims, in the order of the document within each kind of claim
 * @param figures how many figures were seen
 * @param unread how many of them are part of no claim
 */
public record Statements(List<Statement> statements, int figures, int unread) {
    public Statements {
        statements = List.copyOf(statements);
    }

    /** Reads a document; self-evaluation forms in it are left to those who know forms. */
    public static Statements of(Document document, Partitions partitions) {
        Drafts drafts = new Drafts();
        List<Num> nums = read(document, partitions, drafts);
        int unread = (int) nums.stream().filter(n -> !n.used).count();
        return new Statements(drafts.statements(), nums.size(), unread);
    }

    /** Reads the claims of a document into drafts; gives all its figures. */
    static List<Num> read(Document document, Partitions partitions, Drafts drafts) {
        List<Passage> passages = Passage.of(document);
        List<Node> nodes = new ArrayList<>();
        int sentence = 0;
        for (Passage passage : passages) {
            List<Node> own = Mentions.of(passage, sentence);
            for (Node node : own) {
                node.order = nodes.size();
                nodes.add(node);
                sentence = node.sentence;
            }
            sentence++;
        }
        Lookup lookup = new Lookup(nodes);
        new Relations(nodes, lookup, partitions, drafts).find();
        new Numbered(nodes, drafts).find(passages);
        new Shares(nodes, lookup, drafts).find();
        new Lists(nodes, partitions, drafts).find(passages);
        new Siblings(nodes, drafts).find();
        new Lines(nodes, drafts).find();
        new Counts(drafts).find(nodes);
        new Products(drafts).find(passages);
        List<Num> nums = new ArrayList<>(nodes.stream().map(n -> n.num).toList());
        SameTitles titles = new SameTitles(drafts);
        nums.forEach(titles::count);
        nums.addAll(PlainTables.read(document, partitions, drafts, titles));
        titles.find();
        return nums;
    }
}
