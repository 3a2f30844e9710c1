package parallel.notebooks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Only one run at a time executes chapters into {@code target/executed}, and no book is made from them meanwhile. The driver
 * ({@code Lock} in Lab.java) asks for the same lock at the same place. The system keeps it: a run that is killed leaves none.
 */
public final class ExecutedLock implements AutoCloseable {

    private static final long PLACE = Long.MAX_VALUE - 1;

    private final FileChannel channel;

    private ExecutedLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Waits for another run of the same clone, and says so. */
    public static ExecutedLock take(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (channel.tryLock(PLACE, 1, false) == null) {
            String holder = Files.readString(file);
            System.out.println("Another mvn verify of this clone executes the chapters"
                    + (holder.isEmpty() ? "" : " (process " + holder + ")") + "; this one waits for its end.");
            channel.lock(PLACE, 1, false);
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        return new ExecutedLock(channel);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
