// SPDX-License-Identifier: ISC
// Prints for each line of standard input what LanguageTool finds in it: the
// line's number, rule, words and message, with tabs between. The argument is the language.
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.languagetool.JLanguageTool;
import org.languagetool.Languages;
import org.languagetool.rules.RuleMatch;

public class Check {
	public static void main(String[] args) throws Exception {
		JLanguageTool tool = new JLanguageTool(
			Languages.getLanguageForShortCode(args[0]));
		PrintStream out = new PrintStream(System.out, true, "UTF-8");
		BufferedReader in = new BufferedReader(new InputStreamReader(
			System.in, StandardCharsets.UTF_8));
		int number = 0;
		for (String line; (line = in.readLine()) != null; number++)
			for (RuleMatch match : tool.check(line))
				out.println(number + "\t"
					+ match.getRule().getId() + "\t"
					+ line.substring(match.getFromPos(),
						match.getToPos())
					+ "\t" + match.getMessage());
	}
}
