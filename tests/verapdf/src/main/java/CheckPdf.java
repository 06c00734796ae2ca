import java.io.FileInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Judges each PDF by veraPDF's PDF/UA-1 profile and writes the report beside it; exit 1 when a rule failed. */
public final class CheckPdf {
    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        boolean allPass = true;
        for (String name : files) {
            allPass &= check(Path.of(name));
        }
        System.exit(allPass ? 0 : 1);
    }

    private static boolean check(Path file) throws Exception {
        try (FileInputStream stream = new FileInputStream(file.toFile());
                PDFAParser parser = Foundries.defaultInstance().createParser(stream, PDFAFlavour.PDFUA_1);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false)) {
            ValidationResult result = validator.validate(parser);
            String report = write(file, result);
            Path target = file.resolveSibling(file.getFileName().toString().replaceFirst("\\.pdf$", "") + ".verapdf.txt");
            Files.writeString(target, report);
            System.out.print(report);
            return result.isCompliant();
        }
    }

    private static String write(Path file, ValidationResult result) throws Exception {
        StringBuilder report = new StringBuilder();
        report.append("Bestand:      ").append(file.getFileName()).append('\n');
        report.append("SHA-256:      ").append(fingerprint(file)).append('\n');
        report.append("Profiel:      ").append(result.getValidationProfile().getDetails().getName()).append('\n');
        report.append("Programma:    veraPDF ").append(Foundries.defaultInstance().getDetails().getVersion()).append('\n');
        report.append("Datum:        ").append(LocalDate.now()).append('\n');
        report.append("Controles:    ").append(result.getTotalAssertions()).append('\n');
        Map<String, String> failed = failures(result);
        report.append("Mislukt:      ").append(failed.size()).append(failed.size() == 1 ? " regel\n" : " regels\n");
        failed.forEach((rule, message) -> report.append("  ").append(rule).append(": ").append(message).append('\n'));
        report.append("Uitkomst:     ").append(result.isCompliant() ? "voldoet" : "voldoet niet").append('\n');
        return report.toString();
    }

    private static Map<String, String> failures(ValidationResult result) {
        Map<String, String> failed = new TreeMap<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
                failed.putIfAbsent(rule, assertion.getMessage() + " (" + assertion.getLocation().getContext() + ")");
            }
        }
        return failed;
    }

    private static String fingerprint(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
