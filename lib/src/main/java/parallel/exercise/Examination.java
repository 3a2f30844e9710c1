package parallel.exercise;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** The test class of an exercise: its constructor gets the reader's answer, its methods run in the order of their {@code @Order}, and its names are read by the reader. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Desk.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@interface Examination { }
