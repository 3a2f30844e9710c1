package parallel.strategy;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;

/**
 * What {@link Child} and {@link ChildMain} say to each other: a kind, and bytes after it.
 *
 * @param kind  one of {@link ChildMain}'s kinds
 * @param bytes what it is about; may be empty
 */
record Message(byte kind, byte[] bytes) {

    /** @throws EOFException if the other side has ended, between two messages or in the middle of one */
    static Message read(DataInputStream in) throws IOException {
        byte kind = in.readByte();
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new Message(kind, bytes);
    }

    void write(DataOutputStream out) throws IOException {
        out.writeByte(kind);
        out.writeInt(bytes.length);
        out.write(bytes);
        out.flush();
    }
}
