/* SPDX-License-Identifier: ISC */
/* What PDFBox gives back of each file: FILE.pdfbox beside it, a form feed
 * after each page. usage: java -cp 'tests/tools/lib/*' Text.java FILE... */
import java.io.File;
import java.nio.file.Files;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

class Text {
	public static void main(String[] names) throws Exception {
		for (String name : names) {
			try (PDDocument pdf = Loader.loadPDF(new File(name))) {
				PDFTextStripper stripper = new PDFTextStripper();
				stripper.setPageEnd("\f");
				Files.writeString(new File(name + "box").toPath(),
					stripper.getText(pdf));
			}
		}
	}
}
