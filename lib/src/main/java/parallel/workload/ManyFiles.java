package parallel.workload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.IntStream;
import parallel.Open;
import parallel.Scratch;

/**
 * Many real files in a folder of their own: written so that each is safe on the disk before the next, and read again.
 *
 * <p>To force a file to the disk is to wait for the disk. To read what was written a moment ago is not: the system still has it in memory.
 * <pre>{@code
 * try (var files = new ManyFiles(20, 16_000)) {
 *     new ThreadPool(8).map(files.numbers(), files::write);
 * }
 * }</pre>
 * <p><b>Failure.</b> {@link UncheckedIOException} if the folder cannot be made; a write or read that fails throws {@link IOException}.
 * <b>Interrupt.</b> A thread that is interrupted while it writes ends with {@code ClosedByInterruptException}; reading does not notice.
 * <b>Thread safety.</b> Different files may be written and read at the same time. <b>Source.</b> The article, "When to use threads"; chapter 3.
 */
public final class ManyFiles implements AutoCloseable {

    /** The most files, and the most bytes in one. */
    public static final int MOST = 10_000, MOST_BYTES = 10_000_000;

    private final Path folder;
    private final int count;
    private final int bytes;

    /**
     * Makes the folder, and no file yet.
     *
     * @param count how many files, 1 to {@value #MOST}
     * @param bytes how large each is, 1 to {@value #MOST_BYTES}
     * @throws IllegalArgumentException if a number is out of range
     */
    public ManyFiles(int count, int bytes) {
        if (count < 1 || count > MOST) throw new IllegalArgumentException("files: 1 to " + MOST + ", not " + count);
        if (bytes < 1 || bytes > MOST_BYTES) throw new IllegalArgumentException("bytes in a file: 1 to " + MOST_BYTES + ", not " + bytes);
        this.count = count;
        this.bytes = bytes;
        try {
            folder = Scratch.folder("files");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a folder for temporary files", e);
        }
        Open.enter(this);
    }

    /** The files' numbers, from 1. */
    public List<Integer> numbers() {
        return IntStream.rangeClosed(1, count).boxed().toList();
    }

    /** Writes the file of this number, anew, and waits until the disk has it. Answers how many bytes. */
    public int write(int number) throws IOException {
        try (FileChannel channel = FileChannel.open(file(number), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer content = ByteBuffer.allocate(bytes);
            while (content.hasRemaining()) channel.write(content);
            channel.force(true);
            return bytes;
        }
    }

    /** Reads the file of this number, which must have been written. Answers how many bytes. */
    public int read(int number) throws IOException {
        return Files.readAllBytes(file(number)).length;
    }

    private Path file(int number) {
        if (number < 1 || number > count) throw new IllegalArgumentException("the files' numbers are 1 to " + count + ", not " + number);
        return folder.resolve("file-" + number);
    }

    /** Deletes the files and their folder. Closing again does nothing. */
    @Override
    public void close() {
        Open.leave(this);
        try {
            Scratch.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder, e);
        }
    }
}
