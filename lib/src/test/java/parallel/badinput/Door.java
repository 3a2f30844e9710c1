package parallel.badinput;

import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import parallel.Given;
import parallel.Library;

/**
 * A public constructor or method of the library, one of its parameters, and what is missing there.
 *
 * @param holds whether the parameter is there and holds null; else it is null itself
 */
record Door(Executable entry, int place, boolean holds) {

    /** Every door of every public class with a parameter that can be null, and with one that can hold null. */
    static List<Door> all() throws IOException {
        List<Door> doors = new ArrayList<>();
        for (Executable entry : entries()) {
            for (int i = 0; i < entry.getParameterCount(); i++) {
                Class<?> type = entry.getParameterTypes()[i];
                if (type.isPrimitive()) continue;
                doors.add(new Door(entry, i, false));
                if (canHoldNull(type)) doors.add(new Door(entry, i, true));
            }
        }
        return doors;
    }

    /** The public constructors and methods with a body. Not those that the language makes or whose answer it fixes; main is called by a JVM of ours, and
     *  {@link Given} is what looks at all others. */
    static List<Executable> entries() throws IOException {
        Path root = Library.place();
        try (Stream<Path> files = Files.walk(root.resolve("parallel"))) {
            return files.map(file -> root.relativize(file).toString()).filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
                    .map(file -> load(file.substring(0, file.length() - ".class".length()).replaceAll("[/\\\\]", "."))).filter(Door::isPublic)
                    .flatMap(Door::entries).sorted(Comparator.comparing(Executable::toString)).toList();
        }
    }

    /** Those with a number or a duration. */
    static List<Executable> withNumbers() throws IOException {
        return entries().stream().filter(entry -> Arrays.stream(entry.getParameterTypes()).anyMatch(List.of(int.class, long.class, double.class, Duration.class)::contains)).toList();
    }

    private static Stream<Executable> entries(Class<?> type) {
        Stream<Executable> made = type.isEnum() ? Stream.of() : Arrays.stream(type.getConstructors());
        return Stream.concat(made, Arrays.stream(type.getDeclaredMethods()).filter(method -> !isExempt(type, method)))
                .filter(each -> Modifier.isPublic(each.getModifiers()) && !each.isSynthetic() && !Modifier.isAbstract(each.getModifiers()) && each.getParameterCount() > 0);
    }

    private static boolean isExempt(Class<?> type, Method method) {
        return type == Given.class || List.of("equals", "compareTo", "main").contains(method.getName()) || type.isEnum() && method.getName().equals("valueOf");
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Door.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isPublic(Class<?> type) {
        return type == null || Modifier.isPublic(type.getModifiers()) && isPublic(type.getEnclosingClass());
    }

    private static boolean canHoldNull(Class<?> type) {
        return Collection.class.isAssignableFrom(type) && !SortedSet.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type)
                || type.isArray() && !type.componentType().isPrimitive();
    }

    /** The parameter with null in it, of the kind that is asked for. */
    private static Object holdingNull(Class<?> type) {
        if (type.isArray()) return Array.newInstance(type.componentType(), 1);
        if (Set.class.isAssignableFrom(type)) return Collections.singleton(null);
        if (Collection.class.isAssignableFrom(type)) return new ArrayList<>(Collections.singletonList(null));
        if (SortedMap.class.isAssignableFrom(type)) return new TreeMap<>(Collections.singletonMap(1, null));
        SequencedMap<Object, Object> map = new LinkedHashMap<>();
        map.put("java", null);
        return map;
    }

    /** Gives null there and good values everywhere else. @return what was thrown, or null */
    Throwable giveNull() throws Exception {
        Object[] given = new Object[entry.getParameterCount()];
        List<Object> made = new ArrayList<>();
        for (int i = 0; i < given.length; i++) {
            if (i != place) made.add(given[i] = Valid.of(entry.getGenericParameterTypes()[i], this));
            else if (holds) given[i] = holdingNull(entry.getParameterTypes()[i]);
        }
        try {
            switch (entry) {
                case Constructor<?> maker -> made.add(maker.newInstance(given));
                case Method method -> {
                    Object receiver = Modifier.isStatic(method.getModifiers()) ? null : Valid.of(method.getDeclaringClass(), this);
                    made.add(receiver);
                    method.invoke(receiver, given);
                }
            }
            return null;
        } catch (InvocationTargetException e) {
            return e.getCause();
        } finally {
            for (Object each : made) if (each instanceof AutoCloseable owned) owned.close();
        }
    }

    /** For example {@code Timings.compare}. */
    String name() {
        String type = Valid.name(entry.getDeclaringClass());
        return entry instanceof Constructor ? "new " + type : type + "." + entry.getName();
    }

    /** For example {@code (null, String)}. */
    String given() {
        Parameter[] parameters = entry.getParameters();
        return IntStream.range(0, parameters.length).mapToObj(i -> i != place ? parameters[i].getName()
                : holds ? parameters[i].getName() + " holding null" : "null").collect(Collectors.joining(", ", "(", ")"));
    }

    @Override
    public String toString() {
        return name() + given();
    }
}
