import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Judges each PDF by veraPDF's profiles of PDF/UA-1 and PDF/A-2a and writes the report beside it; exit 1 when a rule failed.
 *
 * <p>With `-` for a name it judges for as long as it is asked to: it reads the name of a file a line, and writes that name
 * on the standard output when the report is there.
 */
public final class CheckPdf {
    private static final List<PDFAFlavour> PROFILES = List.of(PDFAFlavour.PDFUA_1, PDFAFlavour.PDFA_2_A);

    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        if (List.of(files).equals(List.of("-"))) {
            PrintStream answers = System.out;
            System.setOut(System.err);
            BufferedReader asked = new BufferedReader(new InputStreamReader(System.in));
            for (String name = asked.readLine(); name != null; name = asked.readLine()) {
                check(Path.of(name));
                answers.println(name);
            }
            return;
        }
        boolean allPass = true;
        for (String name : files) {
            allPass &= check(Path.of(name));
        }
        System.exit(allPass ? 0 : 1);
    }

    private static boolean check(Path file) throws Exception {
        List<ValidationResult> results = new ArrayList<>();
        for (PDFAFlavour profile : PROFILES) {
            results.add(validate(file, profile));
        }
        boolean passes = results.stream().allMatch(ValidationResult::isCompliant);
        String report = write(file, results, passes);
        Path target = file.resolveSibling(file.getFileName().toString().replaceFirst("\\.pdf$", "") + ".verapdf.txt");
        Files.writeString(target, report);
        System.out.print(report);
        return passes;
    }

    private static ValidationResult validate(Path file, PDFAFlavour profile) throws Exception {
        try (FileInputStream stream = new FileInputStream(file.toFile());
                PDFAParser parser = Foundries.defaultInstance().createParser(stream, profile);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(profile, false)) {
            return validator.validate(parser);
        }
    }

    private static String write(Path file, List<ValidationResult> results, boolean passes) throws Exception {
        StringBuilder report = new StringBuilder();
        int assertions = results.stream().mapToInt(ValidationResult::getTotalAssertions).sum();
        Map<String, String> failed = new TreeMap<>();
        report.append("Bestand:      ").append(file.getFileName()).append('\n');
        report.append("SHA-256:      ").append(fingerprint(file)).append('\n');
        for (ValidationResult result : results) {
            report.append("Profiel:      ").append(result.getValidationProfile().getDetails().getName()).append('\n');
            failed.putAll(failures(result));
        }
        report.append("Programma:    veraPDF ").append(Foundries.defaultInstance().getDetails().getVersion()).append('\n');
        report.append("Datum:        ").append(LocalDate.now()).append('\n');
        report.append("Controles:    ").append(assertions).append('\n');
        report.append("Mislukt:      ").append(failed.size()).append(failed.size() == 1 ? " regel\n" : " regels\n");
        failed.forEach((rule, message) -> report.append("  ").append(rule).append(": ").append(message).append('\n'));
        report.append("Uitkomst:     ").append(passes ? "voldoet" : "voldoet niet").append('\n');
        return report.toString();
    }

    private static Map<String, String> failures(ValidationResult result) {
        String profile = result.getPDFAFlavour().name();
        Map<String, String> failed = new TreeMap<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                String rule = profile + " " + assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
                failed.putIfAbsent(rule, assertion.getMessage() + " (" + assertion.getLocation().getContext() + ")");
            }
        }
        return failed;
    }

    private static String fingerprint(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
