package org.jiheng.engine;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jiheng.engine.guard.Guard.Guarded;
import org.jiheng.engine.standard.Pack.RuleFile;
import org.kie.api.KieBase;

/** Rules ready to run: guarded and compiled, or known to have been both before. */
record Rules(Function<Predicate<String>, KieBase> bases, List<RuleOutline> outlines) {
    Rules(CompiledRules compiled, List<RuleOutline> outlines) {
        this(compiled::base, outlines);
    }

    /** The rule base of all rules. */
    KieBase base() {
        return bases.apply(rule -> true);
    }

    /** The rule base of those rules that are wanted, by name. */
    KieBase base(Predicate<String> wanted) {
        return bases.apply(wanted);
    }

    /**
     * Makes rules ready.
     *
     * @param pack the digest of all files of the pack
     * @param guard holds the rules against all that they are to be held against; throws where anything is wrong with them
     */
    static Rules of(List<RuleFile> files, String pack, String root, Supplier<List<Guarded>> guard) {
        return of(files, pack, root, guard, new RuleCache(CacheFolder.own()));
    }

    static Rules of(List<RuleFile> files, String pack, String root, Supplier<List<Guarded>> guard, RuleCache cache) {
        String key = RuleKey.ofPassed(files, pack);
        Passed passed = cache.passed(key);
        CompiledRules known = passed == null ? null : cache.rules(passed.key());
        if (passed != null && known != null) {
            return new Rules(known, passed.rules());
        }
        List<Guarded> guarded = guard.get();
        Rules rules = new Rules(compile(guarded, root, cache), outlines(guarded));
        cache.keep(key, new Passed(RuleKey.of(guarded), rules.outlines()).bytes());
        return rules;
    }

    /** Compiles files that the guard has passed, where they are not known to have been compiled. */
    static CompiledRules compile(List<Guarded> guarded, String root, RuleCache cache) {
        String key = RuleKey.of(guarded);
        CompiledRules known = cache.rules(key);
        if (known != null) {
            return known;
        }
        byte[] module = RuleCompiler.module(key, guarded, root);
        cache.keep(key, module);
        return CompiledRules.load(module);
    }

    static List<RuleOutline> outlines(List<Guarded> guarded) {
        return guarded.stream()
                .flatMap(file -> file.rules().stream())
                .map(RuleOutline::of)
                .toList();
    }
}
