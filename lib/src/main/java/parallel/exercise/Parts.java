package parallel.exercise;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** What the reader's object is made of: itself, its class, and what its fields refer to. Whatever it locks is most likely among them. */
final class Parts {

    private Parts() { }

    static List<Object> of(Object answer) {
        List<Object> parts = new ArrayList<>(List.of(answer, answer.getClass()));
        for (Class<?> type = answer.getClass(); type != null && type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getType().isPrimitive()) continue;
                Object part = value(field, answer);
                if (part != null && parts.stream().noneMatch(each -> each == part)) parts.add(part);
            }
        }
        return parts;
    }

    private static Object value(Field field, Object answer) {
        try {
            field.setAccessible(true);
            return field.get(Modifier.isStatic(field.getModifiers()) ? null : answer);
        } catch (ReflectiveOperationException | RuntimeException closed) {
            return null;                                       // not the reader's
        }
    }

    /** Gives back each lock of it that the calling thread still has. @return whether there was one */
    static boolean unlock(Object answer) {
        boolean had = false;
        for (Object each : of(answer)) {
            if (each instanceof ReentrantLock lock) {
                for (; lock.isHeldByCurrentThread(); had = true) lock.unlock();
            }
        }
        return had;
    }
}
