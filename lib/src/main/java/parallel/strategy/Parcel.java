package parallel.strategy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import java.util.Set;

/**
 * Tasks, inputs and answers as bytes: two JVMs share no object, so what one has the other only gets as a copy.
 *
 * <p>A copy needs its classes in the other JVM. Those of the JDK and of the class path that both share are there; those that a notebook's
 * cell made are not, and {@link #pack} says so instead of letting the other JVM fail.
 */
final class Parcel {

    /** Where a class's code is; empty for one that was made in memory, as a kernel makes those of its cells. */
    private static final ClassValue<Optional<Path>> PLACE = new ClassValue<>() {
        @Override
        protected Optional<Path> computeValue(Class<?> type) {
            CodeSource source = type.getProtectionDomain().getCodeSource();
            try {
                return source == null || source.getLocation() == null ? Optional.empty() : Optional.of(Path.of(source.getLocation().toURI()));
            } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException noFile) {
                return Optional.empty();
            }
        }
    };

    private Parcel() { }

    /**
     * An object as bytes.
     *
     * @param what   what it is, and whose, for the message, for example {@code "child processes: the task"}
     * @param shared where the classes are that the other JVM has too, as files and folders; {@code null}: do not look
     * @throws IllegalArgumentException if it cannot travel, with the class that keeps it
     */
    static byte[] pack(Object object, String what, Set<Path> shared) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new Packer(bytes, shared)) {
            out.writeObject(object);
        } catch (NotSerializableException | InvalidClassException e) {
            throw new IllegalArgumentException(what + " cannot travel to another process, because "
                    + e.getMessage() + " is not serializable: only copies travel", e);
        } catch (ClassOfACell e) {
            throw new IllegalArgumentException(what + " cannot travel to another process, because "
                    + e.getMessage() + " exists in this JVM only, as all lambdas and classes of a notebook's cells do: use one of the"
                    + " library, for example PrimeCheck.TASK", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(what + " cannot travel to another process: " + e, e);
        }
        return bytes.toByteArray();
    }

    /** What a task threw, as bytes; if that cannot travel, at least its words and where it came from. */
    static byte[] packFailure(Throwable thrown, String whose) {
        try {
            return pack(thrown, whose + ": the failure", null);
        } catch (RuntimeException e) {
            var copy = new IllegalStateException(thrown.toString());
            copy.setStackTrace(thrown.getStackTrace());
            return pack(copy, whose + ": the failure", null);
        }
    }

    /** What was thrown again, a copy. An error is thrown at once. */
    static Exception unpackFailure(byte[] bytes) throws IOException, ClassNotFoundException {
        return switch (unpack(bytes)) {
            case Error error -> throw error;
            case Exception exception -> exception;
            case Object other -> new IllegalStateException(other.toString());
        };
    }

    /** The object again, a copy. */
    static Object unpack(byte[] bytes) throws IOException, ClassNotFoundException {
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return in.readObject();
        }
    }

    private static final class ClassOfACell extends IOException {
        private static final long serialVersionUID = 1;

        ClassOfACell(Class<?> type) {
            super(type.getName());
        }
    }

    /** Looks at each class that it writes; a lambda's own class writes the class in which it stands. */
    private static final class Packer extends ObjectOutputStream {
        private final Set<Path> shared;

        Packer(OutputStream out, Set<Path> shared) throws IOException {
            super(out);
            this.shared = shared;
        }

        @Override
        protected void annotateClass(Class<?> type) throws IOException {
            if (shared != null && !isShared(type)) throw new ClassOfACell(type);
        }

        private boolean isShared(Class<?> type) {
            Class<?> element = type;
            while (element.isArray()) element = element.componentType();
            ClassLoader loader = element.getClassLoader();
            if (loader == null || loader == ClassLoader.getPlatformClassLoader()) return true;
            return PLACE.get(element).filter(shared::contains).isPresent();
        }
    }
}
