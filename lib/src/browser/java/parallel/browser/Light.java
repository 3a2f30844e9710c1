package parallel.browser;

import java.awt.image.BufferedImage;

/** How light a picture is, from 0 for black to 1 for white. */
final class Light {

    private Light() { }

    static double of(BufferedImage image) {
        double sum = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int rgb = image.getRGB(x, y);
                sum += 0.2126 * (rgb >> 16 & 255) + 0.7152 * (rgb >> 8 & 255) + 0.0722 * (rgb & 255);
            }
        }
        return sum / 255 / image.getWidth() / image.getHeight();
    }
}
